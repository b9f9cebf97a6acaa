import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';

/** `import a.b` gives the name `a`, `import a.b as c` the module itself. */
export function readImport(reader: SyntaxReader, node: SyntaxNode): void {
  for (const child of node.children) {
    const alias = childOf(child, 'alias');
    const path = childOf(child, 'name') ?? child;
    const module = reader.builder.textOf(path);
    const [first = module] = module.split('.', 1);
    const name = alias ? reader.builder.textOf(alias) : first;
    reader.builder.declare(name, moduleOf(alias ? module : first, path), node.start);
  }
}

export function readFrom({ builder }: SyntaxReader, node: SyntaxNode): void {
  const source = childOf(node, 'module_name');
  if (!source) return;
  const module = moduleOf(builder.textOf(source).replace(/\s/g, ''), source);
  for (const child of node.children) {
    if (child.type === 'wildcard_import') {
      builder.wildcards.push(module);
      builder.passedOn.push(module.module);
    } else if (child.field === 'name') {
      const name = childOf(child, 'name') ?? child;
      const alias = childOf(child, 'alias') ?? name;
      builder.declare(builder.textOf(alias), memberOf(module, builder.textOf(name), name), node.start);
    }
  }
}

function moduleOf(module: string, node: SyntaxNode): Expression & { readonly kind: 'module' } {
  return { kind: 'module', module, ...spanOf(node) };
}

function memberOf(module: Expression & { readonly kind: 'module' }, name: string, node: SyntaxNode): Expression {
  if (module.module === 'os' && name === 'environ') return { kind: 'environment', ...spanOf(node) };
  return { kind: 'member', object: module, name, nameStart: node.start, ...spanOf(node) };
}
