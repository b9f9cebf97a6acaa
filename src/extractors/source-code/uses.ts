import { oncePer } from '../../model/once.ts';
import { bindingAt, type Call, type Expression, type FunctionNode, type Place, type Program } from './program.ts';
import { lastName } from './terms.ts';

/** The program itself: what runs when its file is started. */
const start = '';

/**
 * Through which functions a program comes to a call, by their names: those that nothing in the file calls, for whoever
 * imports them, or the file itself.
 */
export function usesOf({ place }: Expression & Call, program: Program): ReadonlySet<string> {
  const callers = callersOf(program);
  const uses = new Set<string>();
  const seen = new Set<string>();
  const waiting = [namedAround(place)];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const above = [...(callers.get(name) ?? [])].filter((caller) => caller !== name);
    if (above.length === 0) uses.add(name);
    waiting.push(...above);
  }
  return uses.size > 0 ? uses : seen;
}

/** Of two functions of one name each call takes one: overloads, or clauses. */
export function areOverloads(a: Expression & Call, b: Expression & Call): boolean {
  const [mine, theirs] = [functionAround(a.place), functionAround(b.place)];
  return mine !== theirs && mine?.name !== undefined && mine.name === theirs?.name && nameOf(mine) !== start;
}

/** Whether a server ends with the function that makes it, unless it is handed on: two such functions take turns. */
export function takeTurns(a: Expression & Call, b: Expression & Call, { language }: Program): boolean {
  const [mine, theirs] = [functionAround(a.place), functionAround(b.place)];
  return language === 'cpp' && mine !== undefined && theirs !== undefined && mine !== theirs;
}

/** Who calls a function of a name, or hands it on to be called. */
const callersOf = oncePer((program: Program): ReadonlyMap<string, ReadonlySet<string>> => {
  const callers = new Map<string, Set<string>>();
  for (const { callee, arguments: given, place } of program.calls) {
    const caller = namedAround(place);
    for (const expression of [callee, ...given]) {
      const name = lastName(expression);
      if (name === undefined || isOfPart(expression)) continue;
      const known = callers.get(name) ?? new Set<string>();
      callers.set(name, known.add(caller));
    }
  }
  return callers;
});

/** `self.server.run`: a method of another object than the own one. */
function isOfPart(expression: Expression): boolean {
  if (expression.kind !== 'member' || expression.object.kind !== 'member') return false;
  const { object: owner } = expression.object;
  const named = owner.kind === 'name' ? bindingAt(owner)?.definitions[0]?.value : owner;
  return named?.kind === 'self';
}

function namedAround(place: Place): string {
  const around = functionAround(place);
  return around ? nameOf(around) : start;
}

function functionAround({ function: innermost }: Place): FunctionNode | undefined {
  let around = innermost;
  while (around && around.name === undefined) around = around.place.function;
  return around;
}

/** A constructor is called by its class's name. */
function nameOf({ name = start, class: owner }: FunctionNode): string {
  if (/^main$/i.test(name)) return start;
  return name === 'constructor' ? (owner?.name ?? name) : name;
}
