import type { WriteCall } from '../../signatures/listen-calls/signature.ts';
import type { Call, Expression, Span } from './program.ts';

type WritingCall = Expression & Call;

/** What a call writes through a pointer, and to what. */
export function writtenThrough(call: WritingCall, writes: readonly WriteCall[]) {
  const { callee, arguments: args } = call;
  if (callee.kind !== 'member' && callee.kind !== 'name') return undefined;
  const write = writes.find(({ name, target, value }) => {
    return name === callee.name && args.length > (typeof value === 'number' ? value : target);
  });
  const target = write && args[write.target];
  const value = write && writtenValue(call, write);
  const host = write?.host === undefined ? undefined : args[write.host];
  if (!target || !value) return undefined;
  return { target, value: host ? hostAndPort(host, value, call) : write.fills ? filling(target, value, call) : value };
}

function writtenValue(call: WritingCall, { value }: WriteCall): Expression | undefined {
  if (value === 'call') return call;
  if (value === 'object') return call.callee.kind === 'member' ? call.callee.object : undefined;
  return call.arguments[value];
}

/** What is read into a variable, else what the variable had until then. */
function filling(target: Expression, value: Expression, { start, end }: Span): Expression {
  const before: readonly Expression[] = target.kind === 'name' ? [{ ...target, start, end }] : [];
  return { kind: 'fallback', options: [value, ...before], start, end };
}

function hostAndPort(host: Expression, port: Expression, { start, end }: Span): Expression {
  const entries = new Map([
    ['host', host],
    ['port', port],
  ]);
  return { kind: 'object', entries, spreads: [], start, end };
}
