/**
 * Whether a path fits a pattern: `*` stands for characters of one name, `?` for one of them, `**` for any number of
 * folders. A pattern that names a folder takes in all that is below it. Own code, because a regular expression that is made
 * of a stranger's pattern can take forever; this one takes at most the product of both lengths.
 */
export function pathFits(pattern: string, path: string): boolean {
  const names = path.split('/');
  const wanted = partsOf(pattern);
  return fits(wanted, names, (part, name) => part === '**' || nameFits(part, name), '**');
}

export function pathFitsAny(patterns: readonly string[], path: string): boolean {
  return patterns.some((pattern) => pathFits(pattern, path));
}

/** `./infra/` and `infra` mean the folder with all that is in it. */
function partsOf(pattern: string): readonly string[] {
  const parts = pattern.split('/').filter((part) => part !== '' && part !== '.');
  return parts.at(-1) === '**' ? parts : [...parts, '**'];
}

function nameFits(pattern: string, name: string): boolean {
  return fits([...pattern], [...name], (part, character) => part === '?' || part === '*' || part === character, '*');
}

/**
 * Compares item by item. Where `any` stands in the pattern, it takes as little as possible; only the last one ever has to
 * take more, because what the earlier ones took is the best for those that follow.
 */
function fits(
  pattern: readonly string[],
  items: readonly string[],
  equals: (part: string, item: string) => boolean,
  any: string,
): boolean {
  let at = 0;
  let next = 0;
  let retry: { at: number; next: number } | undefined;
  while (next < items.length) {
    const part = pattern[at];
    if (part === any) retry = { at: at++, next };
    else if (part !== undefined && equals(part, items[next] ?? '')) {
      at++;
      next++;
    } else if (retry) {
      retry.next++;
      at = retry.at + 1;
      next = retry.next;
    } else return false;
  }
  return pattern.slice(at).every((part) => part === any);
}
