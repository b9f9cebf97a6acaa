import { saysSetting } from './assumptions.ts';
import { isCallOf, nameOf } from './call-sites.ts';
import { type Around, isTaken } from './decided-branches.ts';
import type { Evaluator } from './evaluator.ts';
import type { Branch, FunctionNode, Place, Program } from './program.ts';
import { type CallTerm, lastName, noEnvironment } from './terms.ts';

/** Functions around one another, and calls of one function (and files that may hold some), that are looked at. */
const deepest = 3;
const mostSites = 4;

/** Arms of which only the run tells whether they are taken, all of which have to be; undefined: it doesn't come to that. */
type Gates = readonly Branch[] | undefined;

/**
 * What has to be turned on before a start with the defaults comes to a call, by the conditions around it and those around
 * the calls of its function: `if (options.metrics)`. Undefined: the defaults say that it never does, `if cfg.Metrics.Enabled`
 * of settings that say false, `connectTo(port, 0)` of a function that listens `if (server)` only.
 */
export function gatesOf({ expression, ...around }: CallTerm, evaluator: Evaluator, depth = 0): Gates {
  const { sites = [], decided } = around.environment;
  const ways = [{ expression, ...around }, ...sites];
  const within = all(ways.map((way) => gatesWithin(way.expression.place, withCall(way), evaluator)));
  const callers = ways.flatMap((way) => namedAround(way.expression.place, way.program));
  const undecided = callers.filter(({ called }) => !decided.has(called));
  return within && all([within, ...undecided.map((each) => gatesOfCallers(each, evaluator, depth))]);
}

function withCall({ expression: { start, end }, program, environment }: CallTerm): Around {
  return { program, environment, call: program.text.slice(start, end) };
}

/** Through the arms around a place, and the anonymous functions, which run where they are written. */
function gatesWithin(place: Place, around: Around, evaluator: Evaluator): Gates {
  const { function: inside, branches, passed = [] } = place;
  const truthAt = (branch: Branch, count: number) =>
    isTaken(branch, { function: inside, branches: branches.slice(0, count) }, around, evaluator);
  const gates: Branch[] = [];
  for (const [index, branch] of branches.entries()) {
    const truth = truthAt(branch, index);
    if (truth === false) return undefined;
    if (truth === 'unlikely') gates.push(branch);
  }
  for (const branch of passed) {
    if (complains.test(around.program.text.slice(branch.statement, branch.end))) continue;
    const truth = truthAt(branch, branches.length);
    if (truth === true) return undefined;
    if (truth === 'likely' && saysSetting(branch.condition)) gates.push(branch);
  }
  if (!inside || inside.name !== undefined) return gates;
  return all([gates, gatesWithin(inside.place, { ...around, environment: noEnvironment }, evaluator)]);
}

function all(each: readonly Gates[]): Gates {
  return each.includes(undefined) ? undefined : each.flatMap((gates) => gates ?? []);
}

/** What ends so asks for more than the defaults: whoever starts the program gives it. */
const complains = /usage|help|error|requir|missing|must|fatal|panic|raise\b|throw\b|exit\(\s*-?[1-9]/i;

interface Called {
  readonly called: FunctionNode;
  readonly program: Program;
}

/** Those of the call of the function around that needs the fewest; where there are many calls, none. */
function gatesOfCallers({ called, program }: Called, evaluator: Evaluator, depth: number): Gates {
  const name = nameOf(called);
  if (name === undefined || depth >= deepest) return [];
  let fewest: Gates;
  let known = 0;
  for (const call of callsOf(called, name, program, evaluator)) {
    known += 1;
    if (!call || known > mostSites) return [];
    const gates = gatesOf(call, evaluator, depth + 1);
    if (gates?.length === 0) return [];
    if (gates && (!fewest || gates.length < fewest.length)) fewest = gates;
  }
  return known === 0 ? [] : fewest;
}

function namedAround({ function: innermost }: Place, program: Program): readonly Called[] {
  let around = innermost;
  while (around && around.name === undefined) around = around.place.function;
  return around ? [{ called: around, program }] : [];
}

/**
 * The calls of a function in its file, its own aside; when there is none, those elsewhere, at the end undefined where too
 * many files have some. Each file is read when it is asked for: one call that needs nothing is enough.
 */
function* callsOf(
  called: FunctionNode,
  name: string,
  program: Program,
  evaluator: Evaluator,
): Generator<CallTerm | undefined> {
  const callsIn = (caller: Program): readonly CallTerm[] =>
    caller.calls
      .filter((call) => lastName(call.callee) === name && isCallOf(call, called, program, caller, evaluator))
      .filter(({ start }) => caller !== program || start < called.span.start || start > called.span.end)
      .map((call) => ({ expression: call, program: caller, environment: noEnvironment }));
  const own = callsIn(program);
  yield* own;
  if (own.length > 0) return;
  let files = 0;
  for (const caller of evaluator.programs.callers(program, name, called.class?.name ?? name)) {
    files += 1;
    if (files > mostSites) return yield undefined;
    yield* callsIn(caller);
  }
}
