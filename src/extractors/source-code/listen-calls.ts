import { environmentsOf } from './call-sites.ts';
import { isLeftOut } from './decided-branches.ts';
import { Evaluator } from './evaluator.ts';
import { type FoundListener, type InvalidPort, ListenCall } from './listen-call.ts';
import { matchCall } from './matching.ts';
import { saysOtherNetwork } from './networks.ts';
import { isProbe } from './probes.ts';
import type { Expression, Program } from './program.ts';
import type { Programs } from './programs.ts';
import { isRetry } from './retries.ts';
import { isInTest } from './tests-beside-code.ts';

type Reading = ReturnType<ListenCall['read']>[number];

export interface Found {
  readonly listeners: readonly FoundListener[];
  readonly invalid: readonly InvalidPort[];
  /** Offset of the first call that was not looked at: those before it took too many steps. */
  readonly leftFrom?: number;
}

/** Several times what the longest real files take, which is seconds. */
const mostStepsOfFile = 4_000_000;

/** Everything in a program that matches a signature, with the values that it is given. */
export function findListenCalls(program: Program, programs: Programs, mostSteps = mostStepsOfFile): Found {
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
      if (isLeftOut(call, program, environment, evaluator)) continue;
      found.push(...new ListenCall(call, match, program, environment, evaluator).read());
    }
  }
  return sorted(found);
}

function sorted(found: readonly Reading[]): Found {
  return {
    listeners: distinct(found.flatMap((reading) => (reading.kind === 'listener' ? reading.listener : []))),
    invalid: found.flatMap((reading) => (reading.kind === 'listener' ? [] : reading.invalid)),
  };
}

/** One server can listen only once: its second call on the same port is another attempt. */
function distinct(listeners: readonly FoundListener[]): FoundListener[] {
  const seen = new Set<string>();
  return listeners.filter(({ call, caller, signature, port, protocol, location, binding }) => {
    if (signature.once) return !seen.has(signature.id) && seen.add(signature.id);
    const object = call.callee.kind === 'member' ? JSON.stringify(nameOf(call.callee.object)) : String(call.start);
    const where = `${location.file}:${location.start.line}:${location.start.column}`;
    const key = `${caller?.path} ${object} ${JSON.stringify(port)} ${protocol} ${where} ${binding.addresses.join()}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function nameOf(object: Expression): string | number {
  if (object.kind === 'name') return object.name;
  return object.kind === 'member' ? `${nameOf(object.object)}.${object.name}` : object.start;
}
