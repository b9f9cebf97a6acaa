import { oncePer } from '../../model/once.ts';
import type { Call, Expression, FunctionNode, Program } from './program.ts';
import { lastName } from './terms.ts';

const errorHandlersOf = oncePer(errorHandlers);

/** A call that is made only once another has failed: `server.on('error', () => server.listen(port + 1))`. */
export function isRetry({ place }: Expression & Call, program: Program): boolean {
  const handlers = errorHandlersOf(program);
  for (let around = place.function; around; around = around.place.function) if (handlers.has(around)) return true;
  return false;
}

/** The functions that Node's emitters call with an error: https://nodejs.org/api/events.html#error-events */
function errorHandlers({ calls }: Program): ReadonlySet<FunctionNode> {
  const handlers = calls.flatMap(({ callee, arguments: [event, handler] }) => {
    const isListening = callee.kind === 'member' && /^(?:on|once|addListener)$/.test(lastName(callee) ?? '');
    const isError = event?.kind === 'string' && event.value === 'error';
    return isListening && isError && handler?.kind === 'function' ? handler.function : [];
  });
  return new Set(handlers);
}
