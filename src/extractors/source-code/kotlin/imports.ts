import type { SyntaxNode } from '../../../parsing/source-code.ts';
import { splitPath } from '../java/imports.ts';
import { within } from '../java/names.ts';
import type { SyntaxReader } from '../syntax-reader.ts';

export function readPackage({ builder }: SyntaxReader, node: SyntaxNode): void {
  const name = node.children.at(-1);
  if (name) builder.packageName = builder.textOf(name).replace(/[\s`]/g, '');
}

/** `import a.b.C`, `import a.b.f as g`, `import a.b.*`. */
export function readImport({ builder }: SyntaxReader, node: SyntaxNode): void {
  const [path, alias] = node.children;
  if (!path) return;
  const text = builder.textOf(path).replace(/[\s`]/g, '');
  const takesAll = /\*[\s;]*$/.test(builder.textOf(node));
  const { module, names } = memberPath(text, takesAll);
  const value = names.length > 0 ? within(module, names.join('.'), path) : undefined;
  if (takesAll) builder.wildcards.push(value ?? { kind: 'module', module, start: path.start, end: path.end });
  else if (value) builder.declare(alias ? builder.textOf(alias) : (names.at(-1) ?? ''), value, node.start);
}

/** A function of a package is written as small as the package: the last part is what is imported. */
function memberPath(path: string, takesAll: boolean) {
  const split = splitPath(path);
  if (split.names.length > 0 || takesAll) return split;
  const dot = path.lastIndexOf('.');
  return { module: path.slice(0, Math.max(dot, 0)), names: [path.slice(dot + 1)] };
}
