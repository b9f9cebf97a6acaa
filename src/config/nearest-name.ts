/** The name that was probably meant: the one with the fewest edits, when they are fewer than half of its letters. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  // Whatever is much longer than any name is no slip of the fingers.
  const candidates = names
    .filter((name) => written.length <= 2 * name.length)
    .map((name) => ({ name, edits: editsBetween(written.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const [best] = candidates;
  return best && best.edits < best.name.length / 2 ? best.name : undefined;
}

/** Levenshtein's distance, row by row. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, character] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
