import { environmentsOf } from './call-sites.ts';
import { Evaluator } from './evaluator.ts';
import { type FoundListener, type InvalidPort, ListenCall } from './listen-call.ts';
import { matchCall } from './matching.ts';
import { isProbe } from './probes.ts';
import type { Expression, Program } from './program.ts';
import type { Programs } from './programs.ts';
import { isRetry } from './retries.ts';

export interface Found {
  readonly listeners: readonly FoundListener[];
  readonly invalid: readonly InvalidPort[];
}

/** Everything in a program that matches a signature, with the values that it is given. */
export function findListenCalls(program: Program, programs: Programs): Found {
  const evaluator = new Evaluator(programs);
  const listeners: FoundListener[] = [];
  const invalid: InvalidPort[] = [];
  for (const call of program.calls) {
    evaluator.restart();
    const match = matchCall(call, program, evaluator);
    if (!match || isProbe(call, program) || isRetry(call, program)) continue;
    for (const environment of environmentsOf(call, match.signature, program, evaluator)) {
      evaluator.restart();
      for (const found of new ListenCall(call, match, program, environment, evaluator).read()) {
        if (found.kind === 'listener') listeners.push(found.listener);
        else invalid.push(found.invalid);
      }
    }
  }
  return { listeners: distinct(listeners), invalid };
}

/** One server can listen only once: its second call on the same port is another attempt. */
function distinct(listeners: readonly FoundListener[]): FoundListener[] {
  const seen = new Set<string>();
  return listeners.filter(({ call, port, protocol, location, binding }) => {
    const object = call.callee.kind === 'member' ? JSON.stringify(nameOf(call.callee.object)) : String(call.start);
    const where = `${location.file}:${location.start.line}:${location.start.column}`;
    const key = `${object} ${JSON.stringify(port)} ${protocol} ${where} ${binding.addresses.join()}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function nameOf(object: Expression): string | number {
  if (object.kind === 'name') return object.name;
  return object.kind === 'member' ? `${nameOf(object.object)}.${object.name}` : object.start;
}
