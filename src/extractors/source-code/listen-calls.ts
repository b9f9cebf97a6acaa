import { weaker } from './addresses.ts';
import { holdsUnusedBeans } from './beans.ts';
import { environmentsOf } from './call-sites.ts';
import { Evaluator } from './evaluator.ts';
import { gatesOf } from './gates.ts';
import { type FoundListener, type InvalidPort, ListenCall, unresolvedPort } from './listen-call.ts';
import { matchCall } from './matching.ts';
import { saysOtherNetwork } from './networks.ts';
import { isClosedAgain, isProbe } from './probes.ts';
import type { Branch, Call, Expression, Program } from './program.ts';
import type { Programs } from './programs.ts';
import { isRetry } from './retries.ts';
import { isInTest } from './tests-beside-code.ts';
import { gatesOfValue } from './value-gates.ts';

/** A listener, and what has to be turned on for it: the arms around its call of which nothing is known. */
export interface GatedListener extends FoundListener {
  readonly gates: readonly Branch[];
}

type ListenReading = ReturnType<ListenCall['read']>[number];
type Reading = ListenReading & { readonly gates: readonly Branch[] };

export interface Found {
  readonly listeners: readonly GatedListener[];
  readonly invalid: readonly InvalidPort[];
  /** Offset of the first call that was not looked at: those before it took too many steps. */
  readonly leftFrom?: number;
}

/** Several times what the longest real files take, which is seconds. */
const mostStepsOfFile = 4_000_000;

/** Everything in a program that matches a signature, with the values that it is given. */
export function findListenCalls(program: Program, programs: Programs, mostSteps = mostStepsOfFile): Found {
  if (holdsUnusedBeans(program)) return { listeners: [], invalid: [] };
  const evaluator = new Evaluator(programs);
  const found: Reading[] = [];
  for (const call of program.calls) {
    evaluator.restart();
    if (evaluator.stepsOfFormerBudgets > mostSteps) return { ...sorted(found), leftFrom: call.start };
    const match = matchCall(call, program, evaluator);
    if (!match || isProbe(call, program) || isRetry(call, program) || isInTest(call, program)) continue;
    if (saysOtherNetwork(call, match.signature)) continue;
    for (const environment of environmentsOf(call, match.signature, program, evaluator)) {
      evaluator.restart();
      const gates = gatesOf({ expression: call, program, environment }, evaluator);
      if (!gates) continue;
      const readings = new ListenCall(call, match, program, environment, evaluator).read();
      found.push(...readings.map((reading) => withGates(asLasting(reading, call, program), gates, program, evaluator)));
    }
  }
  return sorted(found);
}

function withGates(reading: ListenReading, gates: readonly Branch[], program: Program, evaluator: Evaluator): Reading {
  if (reading.kind !== 'listener' || reading.listener.port.kind !== 'fixed') return { ...reading, gates };
  const ofValue = gatesOfValue(reading.listener.location, evaluator);
  if (ofValue) return { ...reading, gates: [...gates, ...ofValue] };
  const port = unresolvedPort(reading.listener.call, program);
  return { kind: 'listener', listener: { ...reading.listener, setAt: undefined, port }, gates };
}

/** No error stands on a server that is up for a moment only. */
function asLasting(reading: ListenReading, call: Expression & Call, program: Program): ListenReading {
  if (reading.kind !== 'listener' || !isClosedAgain(call, program)) return reading;
  return { ...reading, listener: { ...reading.listener, confidence: weaker(reading.listener.confidence, 'medium') } };
}

function sorted(found: readonly Reading[]): Found {
  return {
    listeners: distinct(
      found.flatMap((each) => (each.kind === 'listener' ? { ...each.listener, gates: each.gates } : [])),
    ),
    invalid: found.flatMap((reading) => (reading.kind === 'listener' ? [] : reading.invalid)),
  };
}

/**
 * One server can listen only once: its second call on the same port is another attempt. Where one of its ways is always
 * taken, it listens.
 */
function distinct(listeners: readonly GatedListener[]): GatedListener[] {
  const seen = new Map<string, GatedListener>();
  for (const listener of listeners) {
    const key = listener.signature.once ? listener.signature.id : socketOf(listener);
    const known = seen.get(key);
    if (!known || (known.gates.length > 0 && listener.gates.length === 0)) seen.set(key, listener);
  }
  return [...seen.values()];
}

function socketOf({ call, caller, port, protocol, location, binding }: FoundListener): string {
  const object = call.callee.kind === 'member' ? JSON.stringify(nameOf(call.callee.object)) : String(call.start);
  const where = `${location.file}:${location.start.line}:${location.start.column}`;
  return `${caller?.path} ${object} ${JSON.stringify(port)} ${protocol} ${where} ${binding.addresses.join()}`;
}

function nameOf(object: Expression): string | number {
  if (object.kind === 'name') return object.name;
  return object.kind === 'member' ? `${nameOf(object.object)}.${object.name}` : object.start;
}
