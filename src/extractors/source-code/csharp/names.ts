import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { inheritedMember, memberNamed } from '../class-bodies.ts';
import type { Expression } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

/** Names of addresses that are constants: https://learn.microsoft.com/dotnet/api/system.net.ipaddress#fields */
const addresses: ReadonlyMap<string, string> = new Map([
  ['IPAddress.Any', '0.0.0.0'],
  ['IPAddress.Loopback', '127.0.0.1'],
  ['IPAddress.IPv6Any', '::'],
  ['IPAddress.IPv6Loopback', '::1'],
]);

/** A variable, a member of the own object, or a class of the project. */
export function readIdentifier({ builder }: SyntaxReader, node: SyntaxNode): Expression {
  const text = builder.textOf(node);
  return memberNamed(builder, text, node) ?? inheritedMember(builder, text, node) ?? builder.name(node, text);
}

/** `Configure<Options>` is `Configure`. */
export function readGenericName(reader: SyntaxReader, node: SyntaxNode): Expression {
  const [name] = node.children;
  return name ? readIdentifier(reader, name) : unknown(node);
}

export function readMember(reader: SyntaxReader, node: SyntaxNode): Expression {
  const text = reader.builder.textOf(node);
  const address = addresses.get(text.replace(/^(?:System\.Net\.|Net\.)/, ''));
  if (address !== undefined) return { kind: 'string', value: address, contents: undefined, ...spanOf(node) };
  const name = nameIn(childOf(node, 'name'));
  const object = childOf(node, 'expression') ?? childOf(node, 'qualifier');
  if (!name || !object) return unknown(node);
  const path = /^(?<namespace>(?:[A-Z]\w*\.)+)(?<name>[A-Z]\w*)$/.exec(text);
  // A class that is written with its namespace.
  if (path && isNamespace(path.groups?.['namespace'] ?? '')) return reader.builder.name(node, path.groups?.['name']);
  const owner: Expression =
    object.type === 'base'
      ? { kind: 'self', class: reader.builder.currentClass, ...spanOf(object) }
      : reader.expression(object);
  return memberOf(node, owner, reader.builder.textOf(name), name);
}

function isNamespace(path: string): boolean {
  return /^(?:System|Microsoft|Grpc)\.(?:\w+\.)*$/.test(path);
}

/** Without type arguments. */
export function nameIn(node: SyntaxNode | undefined): SyntaxNode | undefined {
  return node?.type === 'generic_name' ? node.children[0] : node;
}

/** `app?.Urls` */
export function readConditionalAccess(reader: SyntaxReader, node: SyntaxNode): Expression {
  const object = reader.expression(childOf(node, 'condition'));
  const binding = node.children.at(-1);
  const name = binding?.type === 'member_binding_expression' ? nameIn(childOf(binding, 'name')) : undefined;
  if (name) return memberOf(node, object, reader.builder.textOf(name), name);
  if (binding) reader.statement(binding);
  return unknown(node);
}

/** `args[0]`, `configuration["Port"]` */
export function readElement(reader: SyntaxReader, node: SyntaxNode): Expression {
  const object = reader.expression(childOf(node, 'expression'));
  const [argument] = childOf(node, 'subscript')?.children ?? [];
  const key = reader.expression(argument);
  if (key.kind !== 'string' && key.kind !== 'number') return unknown(node);
  return memberOf(node, object, String(key.value), argument ?? node);
}
