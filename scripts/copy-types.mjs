// The type declarations that the library entry needs, and no more, beside its bundle.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const specifiers = /(\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"]+)\2/g;

/** Copies `entry` (a .d.ts) and the declarations that it reaches into `target`, with `.js` for `.ts` in their imports. */
export function copyTypes(entry, target) {
  const base = dirname(entry);
  const queue = [entry];
  const seen = new Set(queue);
  for (let file = queue.pop(); file; file = queue.pop()) {
    const text = readFileSync(file, 'utf8').replace(specifiers, (whole, keyword, quote, specifier) => {
      if (specifier.startsWith('node:')) return whole;
      // A user has none of our packages: their types must not show in the library's.
      if (!specifier.startsWith('.')) throw new Error(`${relative(base, file)} needs the types of ${specifier}`);
      const imported = join(dirname(file), specifier.replace(/\.(?:ts|js)$/, '.d.ts'));
      if (!seen.has(imported)) queue.push(imported);
      seen.add(imported);
      return `${keyword}${quote}${specifier.replace(/\.ts$/, '.js')}${quote}`;
    });
    const copy = join(target, relative(base, file));
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, text);
  }
}
