import type { WriteCall } from '../../signatures/listen-calls/signature.ts';
import type { Call, Expression, Span } from './program.ts';
import { lastName } from './terms.ts';

type WritingCall = Expression & Call;

/** What a call writes through a pointer, and to what. */
export function writtenThrough(call: WritingCall, writes: readonly WriteCall[]) {
  const write = writes.find((each) => isWrite(call, each));
  const target = write && partOf(call, write.target);
  const value = write && partOf(call, write.value);
  const host = write?.host === undefined ? undefined : partOf(call, write.host);
  if (!target || !value) return undefined;
  return { target, value: host ? hostAndPort(host, value, call) : write.fills ? filling(target, value, call) : value };
}

function isWrite(call: WritingCall, { name, object, target, value }: WriteCall): boolean {
  const { callee } = call;
  if (lastName(callee) !== name) return false;
  const owner = callee.kind === 'member' ? lastName(callee.object) : undefined;
  if (object && !object.test(owner ?? '')) return false;
  return [target, value].every((place) => partOf(call, place) !== undefined);
}

function partOf(call: WritingCall, place: WriteCall['target'] | WriteCall['value']): Expression | undefined {
  if (place === 'call') return call;
  if (place === 'object') return call.callee.kind === 'member' ? call.callee.object : undefined;
  if (typeof place === 'number') return call.arguments[place];
  const [literal] = call.arguments;
  return call.creates && literal?.kind === 'object' ? literal.entries.get(place.field) : undefined;
}

/** What is read into a variable, else what the variable had until then. */
function filling(target: Expression, value: Expression, { start, end }: Span): Expression {
  const into: Expression =
    target.kind === 'name' || target.kind === 'member' ? { ...target, start, end } : { kind: 'unknown', start, end };
  return { kind: 'filled', from: value, into, start, end };
}

function hostAndPort(host: Expression, port: Expression, { start, end }: Span): Expression {
  const entries = new Map([
    ['host', host],
    ['port', port],
  ]);
  return { kind: 'object', entries, spreads: [], start, end };
}
