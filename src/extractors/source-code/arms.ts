import { locationKey } from '../../model/location.ts';
import { isAlternativeTo } from './branches.ts';
import type { FoundListener } from './listen-call.ts';
import type { Branch } from './program.ts';

/**
 * `if (secure) https.createServer(app).listen(port); else app.listen(port)`: whichever arm is taken, one socket is opened.
 * Of two that open different addresses the one that opens more of them stays.
 */
export function isOtherArm(
  found: FoundListener,
  all: readonly FoundListener[],
  around: ReadonlyMap<FoundListener['call'], readonly Branch[]>,
): boolean {
  const branches = around.get(found.call) ?? [];
  return all.some((other) => {
    if (!isOfOneValue(found, other)) return false;
    const [mine, theirs] = [found.binding.addresses, other.binding.addresses];
    if (!mine.every((address) => theirs.includes(address))) return false;
    if (mine.length === theirs.length && all.indexOf(found) < all.indexOf(other)) return false;
    return isAlternativeTo(branches, found.call.start, around.get(other.call) ?? [], other.call.start);
  });
}

/** Their port is one expression, which both take. */
function isOfOneValue(a: FoundListener, b: FoundListener): boolean {
  return (
    a.call !== b.call &&
    a.caller === b.caller &&
    a.protocol === b.protocol &&
    JSON.stringify(a.port) === JSON.stringify(b.port) &&
    locationKey(a.location) === locationKey(b.location)
  );
}
