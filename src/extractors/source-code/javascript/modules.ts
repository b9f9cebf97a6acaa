import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { type Expression, wholeModule } from '../program.ts';
import { firstValueOf, type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { readModule } from './calls.ts';
import { readDecorators } from './classes.ts';
import { keyOf } from './literals.ts';

export function readImport(reader: SyntaxReader, node: SyntaxNode): void {
  const required = node.children.find(({ type }) => type === 'import_require_clause');
  const source = childOf(required ?? node, 'source');
  if (!source) return;
  const module = readModule(reader, source);
  if (required) {
    const name = firstValueOf(required);
    if (name) bind(reader, name, module);
    return;
  }
  for (const clause of node.children.filter(({ type }) => type === 'import_clause')) {
    for (const child of clause.children) readImportClause(reader, child, module);
  }
}

function readImportClause(reader: SyntaxReader, node: SyntaxNode, module: Expression): void {
  if (node.type === 'identifier') bind(reader, node, memberOf(module, 'default', node));
  else if (node.type === 'namespace_import' && node.children[0]) bind(reader, node.children[0], module);
  else if (node.type === 'named_imports') {
    for (const specifier of node.children) {
      const name = childOf(specifier, 'name');
      if (name) bind(reader, childOf(specifier, 'alias') ?? name, memberOf(module, keyOf(reader, name) ?? '', name));
    }
  }
}

function bind(reader: SyntaxReader, name: SyntaxNode, value: Expression): void {
  reader.builder.declare(reader.builder.textOf(name), value, name.start);
}

export function readExport(reader: SyntaxReader, node: SyntaxNode): void {
  const source = childOf(node, 'source');
  const module = source ? readModule(reader, source) : undefined;
  const clause = node.children.find(({ type }) => type === 'export_clause');
  const value = childOf(node, 'value');
  const declaration = childOf(node, 'declaration');
  readDecorators(reader, node);
  if (clause) readExportClause(reader, clause, module);
  else if (module?.kind === 'module') reader.builder.passedOn.push(module.module);
  else if (value) reader.builder.exports.set('default', reader.expression(value));
  else if (declaration) readExportDeclaration(reader, node, declaration);
  else reader.statements(node);
}

function readExportClause(reader: SyntaxReader, clause: SyntaxNode, module: Expression | undefined): void {
  for (const specifier of clause.children) {
    const name = childOf(specifier, 'name');
    if (!name) continue;
    const exported = keyOf(reader, childOf(specifier, 'alias') ?? name) ?? '';
    const value = module ? memberOf(module, keyOf(reader, name) ?? '', name) : reader.builder.name(name);
    reader.builder.exports.set(exported, value);
  }
}

/** `export const a = 1, { b } = c`, `export default class D`: every name that it declares. */
function readExportDeclaration(reader: SyntaxReader, node: SyntaxNode, declaration: SyntaxNode): void {
  const before = new Set(reader.builder.scope.names.keys());
  reader.statement(declaration);
  const isDefault = /^export\s+default\b/.test(reader.builder.text.slice(node.start, node.start + 40));
  for (const name of reader.builder.scope.names.keys()) {
    if (before.has(name)) continue;
    reader.builder.exports.set(isDefault ? 'default' : name, reader.builder.name(declaration, name));
  }
}

/** `module.exports = x`, `exports.a = x`. */
export function noteCommonJsExport(reader: SyntaxReader, target: Expression, value: Expression): void {
  if (target.kind !== 'member') return;
  const { object, name } = target;
  if (isName(object, 'module') && name === 'exports') {
    reader.builder.exports.set('default', value);
    reader.builder.exports.set(wholeModule, value);
  } else if (isName(object, 'exports')) reader.builder.exports.set(name, value);
  else if (object.kind === 'member' && isName(object.object, 'module') && object.name === 'exports') {
    reader.builder.exports.set(name, value);
  }
}

function memberOf(object: Expression, name: string, at: SyntaxNode): Expression {
  return { kind: 'member', object, name, nameStart: at.start, ...spanOf(at) };
}

function isName(expression: Expression, name: string): boolean {
  return expression.kind === 'name' && expression.name === name;
}
