/** `<<EOT`, `<<"EOT"`, `<<~'EOT'`; a word alone is in capitals, else it may be a shift. */
const start = /<<~?(?:"(?<double>\w+)"|'(?<single>\w+)'|(?<bare>[A-Z_]+))/g;

/**
 * The text as the grammar understands it, of the same length: it knows neither the texts that follow `<<EOT` nor
 * `__PACKAGE__`.
 */
export function legiblePerl(text: string): string {
  const ends: string[] = [];
  const lines = text.split('\n').map((line) => {
    const [end] = ends;
    if (end !== undefined) {
      if (line.trim() === end) ends.shift();
      // Blanks would be read again and again: the grammar takes minutes for a long line of them.
      return line && '#'.padEnd(line.length);
    }
    for (const { groups } of line.matchAll(start))
      ends.push(groups?.['double'] ?? groups?.['single'] ?? groups?.['bare'] ?? '');
    return line;
  });
  // An end that never comes was none.
  const legible = ends.length > 0 ? text : lines.join('\n');
  return legible.replace(/\b__PACKAGE__\b/g, 'Own_Package');
}
