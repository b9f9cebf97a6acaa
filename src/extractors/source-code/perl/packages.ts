import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { type ClassNode, type Expression, wholeModule } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { readItems } from './literals.ts';
import { parentIn } from './parents.ts';

/** Modules that tell the compiler something, and hold no names. */
const pragmas = /^(?:strict|warnings|utf8|lib|base|parent|constant|feature|vars|v?\d[\w.]*|[a-z]+)$/;

/** `package Web;` up to the next one, or with a body of its own. */
export function readPackageStatement(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const nameNode = node.children.find(({ type }) => type === 'package_name');
  const name = nameNode && builder.textOf(nameNode);
  const body = childOf(node, 'body');
  if (name === undefined || name === 'main') {
    builder.currentClass = undefined;
    if (body) reader.statements(body);
    return;
  }
  const owner: ClassNode = { name, fields: new Map(), methods: new Map(), parent: parentIn(reader, node) };
  const value: Expression = { kind: 'class', class: owner, ...spanOf(node) };
  builder.declare(name, value, node.start, { scope: builder.top });
  if (!builder.exports.has(wholeModule)) builder.exports.set(wholeModule, value);
  if (body) builder.inClass(owner, () => reader.statements(body));
  else builder.currentClass = owner;
}

/** `use AnyEvent::Socket;` brings names of the module. */
export function readUse(reader: SyntaxReader, node: SyntaxNode): void {
  const nameNode = childOf(node, 'package_name');
  const module = nameNode && reader.builder.textOf(nameNode);
  if (module === undefined || pragmas.test(module)) return;
  reader.builder.wildcards.push({ kind: 'module', module, ...spanOf(node) });
}

/** `use constant PORT => 80;`, `use constant { PORT => 80 };`. */
export function readConstants(reader: SyntaxReader, node: SyntaxNode): void {
  const nameNode = childOf(node, 'constant');
  const valueNode = childOf(node, 'value');
  if (!valueNode) return;
  if (nameNode) {
    defineConstant(reader, reader.builder.textOf(nameNode), reader.expression(valueNode), node.start);
    return;
  }
  for (const [name, value] of readItems(reader, valueNode).table?.entries ?? []) {
    defineConstant(reader, name, value, node.start);
  }
}

function defineConstant({ builder }: SyntaxReader, name: string, value: Expression, at: number): void {
  builder.declare(name, value, at, { scope: builder.top });
  if (builder.currentClass) giveField(builder.currentClass, name, value);
}

/** `has port => 80;`, `has port => (is => 'ro', default => sub { 80 });`: a field and the method that reads it. */
export function noteAttribute(
  { builder }: SyntaxReader,
  table: Expression | undefined,
  values: readonly Expression[],
): void {
  const owner = builder.currentClass;
  if (!owner || table?.kind !== 'object') return;
  for (const [name, value] of table.entries) {
    const given = value.kind === 'object' ? value.entries.get('default') : (value ?? values[0]);
    if (given?.kind === 'function') for (const result of given.function.returns) giveField(owner, name, result);
    else if (given) giveField(owner, name, given);
  }
}
