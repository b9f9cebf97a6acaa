import type { Outcome } from './outcome.ts';

/**
 * What docker compose 2 (Debian's 2.40, go-connections 0.4) refuses and docker compose 5, which we follow, accepts. We
 * say so in a warning. Source: the version notes of compose-go 2.10 and go-connections 0.5 and 0.7.
 */
const refusedByVersion2: readonly RegExp[] = [
  /conflicts with imported resource/,
  /too many colons in address/,
  /Invalid hostPort: \+/i,
];

/** The other way round: mappings that docker compose 2 lets pass. */
const refusedByVersion5: readonly RegExp[] = [
  /(?:tcp|udp)\/\S* is no protocol/,
  /[0-9]+-[0-9]+-[0-9]+ is no host port/,
];

/** Refused by the command line after the project is loaded: two services with one container_name. */
const refusedOutsideOfTheFiles: readonly RegExp[] = [/container name ".*" is already in use by service/];

/**
 * Whether two outcomes differ for one of the reasons above. What docker compose 2 answers by the order of Go's maps is
 * none of them, the test asks again until it gives the answer that version 5 always gives:
 * - `!override` and `!reset` of a service in the middle of a chain of `extends` that leads into another file;
 * - a service that depends on itself and, optionally, on one that is off.
 */
export function knownDifference(theirs: Outcome, ours: Outcome): boolean {
  const theirReasons = [...refusedByVersion2, ...refusedOutsideOfTheFiles];
  if (theirs.refused !== undefined && ours.refused === undefined)
    return theirReasons.some((reason) => reason.test(theirs.refused ?? ''));
  return (
    ours.refused !== undefined &&
    theirs.refused === undefined &&
    refusedByVersion5.some((reason) => reason.test(ours.refused ?? ''))
  );
}
