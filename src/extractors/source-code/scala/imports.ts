import type { SyntaxNode } from '../../../parsing/source-code.ts';
import { splitPath } from '../java/imports.ts';
import { within } from '../java/names.ts';
import type { SyntaxReader } from '../syntax-reader.ts';

export function readPackage({ builder }: SyntaxReader, node: SyntaxNode): void {
  const name = node.children.find(({ field }) => field === 'name');
  if (name) builder.packageName = builder.textOf(name).replace(/\s/g, '');
}

/** `import a.b.C`, `import a.b.{C, D => E, _}`, `import a.b.*`. */
export function readImport({ builder }: SyntaxReader, node: SyntaxNode): void {
  const text = builder.textOf(node).replace(/^import\s+/, '');
  const {
    path = '',
    list,
    last = '',
  } = /^(?<path>[\w.\s]+?)\s*\.\s*(?:\{(?<list>[^{}]*)\}|(?<last>[\w*]+))\s*$/.exec(text)?.groups ?? {};
  for (const selector of list?.split(',') ?? [last]) {
    const { name, alias } = /^\s*(?<name>[\w*]+)(?:\s*(?:=>|\bas\b)\s*(?<alias>\w+))?\s*$/.exec(selector)?.groups ?? {};
    if (name === undefined || path === '') continue;
    if (name === '_' || name === '*') builder.wildcards.push(valueOfPath(path, node));
    else if (alias !== '_') builder.declare(alias ?? name, valueOfPath(`${path}.${name}`, node, true), node.start);
  }
}

/** A package, or what is in one. What is imported by its name may be written small. */
function valueOfPath(path: string, node: SyntaxNode, isName = false) {
  const { module, names } = splitPath(path);
  const { start, end } = node;
  if (names.length > 0) return within(module, names.join('.'), node);
  const dot = module.lastIndexOf('.');
  if (isName && dot > 0) return within(module.slice(0, dot), module.slice(dot + 1), node);
  return { kind: 'module', module, start, end } as const;
}
