import { displayWidth, padEnd } from './display-width.ts';

/** The rows as lines whose columns stand below each other; the last column is not filled up. */
export function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.slice(0, -1).entries())
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
  }
  return rows.map((row) =>
    row.map((cell, column) => (column < row.length - 1 ? padEnd(cell, widths[column] ?? 0) : cell)).join('  '),
  );
}
