import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { SyntaxReader } from '../syntax-reader.ts';
import { within } from './names.ts';

export function readPackage({ builder }: SyntaxReader, node: SyntaxNode): void {
  const name = node.children.at(-1);
  if (name) builder.packageName = builder.textOf(name).replace(/\s/g, '');
}

/** `import a.b.C;`, `import a.b.*;`, `import static a.b.C.d;` */
export function readImport({ builder }: SyntaxReader, node: SyntaxNode): void {
  const path = node.children.find(({ type }) => type === 'scoped_identifier' || type === 'identifier');
  if (!path) return;
  const { module, names } = splitPath(builder.textOf(path));
  const takesAll = node.children.some(({ type }) => type === 'asterisk');
  const value = names.length > 0 ? within(module, names.join('.'), path) : undefined;
  if (takesAll) builder.wildcards.push(value ?? { kind: 'module', module, start: path.start, end: path.end });
  else if (value) builder.declare(names.at(-1) ?? '', value, node.start);
}

/** Packages are written small, classes with a capital: `com.acme.Config.PORT`. */
export function splitPath(path: string): { readonly module: string; readonly names: readonly string[] } {
  const parts = path.replace(/\s/g, '').split('.');
  const first = parts.findIndex((part) => /^[A-Z]/.test(part));
  const at = first < 0 ? parts.length : first;
  return { module: parts.slice(0, at).join('.'), names: parts.slice(at) };
}
