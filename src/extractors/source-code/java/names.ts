import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { inheritedMember, memberNamed } from '../class-bodies.ts';
import type { Expression, Span } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

/** A variable, a member of the own object, or something that is imported or stands in another file of the package. */
export function readIdentifier(reader: SyntaxReader, node: SyntaxNode): Expression {
  return readName(reader, reader.builder.textOf(node), node);
}

export function readName({ builder }: SyntaxReader, name: string, node: SyntaxNode, isCalled = false): Expression {
  const own = memberNamed(builder, name, node);
  if (own) return own;
  const inherited = inheritedMember(builder, name, node);
  if (!inherited) return builder.name(node, name);
  // `import static a.B.*` may give any name.
  if (!builder.wildcards.some(({ kind }) => kind === 'member')) return inherited;
  const imported = builder.name(node, name);
  return isCalled ? imported : { kind: 'fallback', options: [inherited, imported], ...spanOf(node) };
}

export function readFieldAccess(reader: SyntaxReader, node: SyntaxNode): Expression {
  const qualified = qualifiedName(reader, node);
  if (qualified) return qualified;
  const object = childOf(node, 'object') ?? childOf(node, 'scope');
  const name = childOf(node, 'field') ?? childOf(node, 'name');
  if (!object || !name) return unknown(node);
  // `Outer.this.port`
  if (name.type === 'this') return { kind: 'self', class: reader.builder.currentClass, ...spanOf(node) };
  return memberOf(node, reader.expression(object), reader.builder.textOf(name), name);
}

const packaged = /^(?<module>[a-z_]\w*(?:\.[a-z_]\w*)+)\.(?<path>[A-Z]\w*(?:\.\w+)*)$/;

/** `com.acme.Config.PORT`, written out. */
export function qualifiedName({ builder }: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const text = builder.textOf(node);
  const { module, path } = packaged.exec(text)?.groups ?? {};
  if (module === undefined || path === undefined || !builder.isFree(module.split('.', 1)[0] ?? '')) return undefined;
  return within(module, path, node);
}

/** A member of a package: `Config.PORT` of `com.acme`. */
export function within(module: string, path: string, node: Span): Expression {
  const { start, end } = node;
  let value: Expression = { kind: 'module', module, start, end };
  for (const name of path.split('.')) value = { kind: 'member', object: value, name, nameStart: start, start, end };
  return value;
}

/** `args[0]` */
export function readElement(reader: SyntaxReader, node: SyntaxNode): Expression {
  const object = reader.expression(childOf(node, 'array'));
  const index = reader.expression(childOf(node, 'index'));
  if (index.kind !== 'number') return { kind: 'element', of: object, ...spanOf(node) };
  return { kind: 'member', object, name: String(index.value), nameStart: index.start, ...spanOf(node) };
}
