import { groupBy, uniqueBy } from '../model/grouping.ts';
import type { Startup } from '../model/port-map.ts';

/** A startup as people are told of it: whole, though alternatives split it into parts. */
export interface JoinedStartup extends Omit<Startup, 'instead'> {
  /** Lists of names of which only one each is up at a time. */
  readonly choices: readonly (readonly string[])[];
}

/** Puts the parts of each startup together again, and tells what reads the same once. */
export function joinedStartups(startups: readonly Startup[]): readonly JoinedStartup[] {
  const joined = [...groupBy(startups, wholeId)].flatMap(([id, parts]) => {
    const [first] = parts;
    return first
      ? [
          {
            ...first,
            id,
            listeners: [...new Set(parts.flatMap(({ listeners }) => listeners))],
            choices: choicesOf(parts),
          },
        ]
      : [];
  });
  return uniqueBy(joined, ({ command, certainty, reason, listeners }) =>
    JSON.stringify([command, certainty, reason, listeners.map(({ id }) => id)]),
  );
}

function wholeId({ id, instead }: Startup): string {
  return instead ? id.slice(0, -`|${instead.join('|')}`.length) : id;
}

function choicesOf(parts: readonly Startup[]): readonly (readonly string[])[] {
  const groups = parts[0]?.instead ?? [];
  return groups.map((_, index) => [...new Set(parts.flatMap(({ instead }) => instead?.[index] ?? []))]);
}
