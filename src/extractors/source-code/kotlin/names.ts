import type { SyntaxNode } from '../../../parsing/source-code.ts';
import { inheritedMember, memberNamed } from '../class-bodies.ts';
import type { Expression } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';

/** A variable, a member of the own object, or something that is imported or stands in another file of the package. */
export function readIdentifier({ builder }: SyntaxReader, node: SyntaxNode): Expression {
  const text = builder.textOf(node);
  if (/^(?:true|false|null)$/.test(text)) return { kind: 'constant', text, ...spanOf(node) };
  const own = memberNamed(builder, text, node);
  if (own) return own;
  const name = builder.name(node, text);
  const inherited = inheritedMember(builder, text, node);
  return inherited ? { kind: 'fallback', options: [name, inherited], ...spanOf(node) } : name;
}

/** `args[0]`, `settings["port"]`, `System.getenv()["PORT"]`. */
export function readIndex(reader: SyntaxReader, node: SyntaxNode): Expression {
  const [objectNode, keyNode] = valuesOf(node);
  if (!objectNode || !keyNode) return unknown(node);
  const isEnvironment = /^System\s*\.\s*getenv\s*\(\s*\)$/.test(reader.builder.textOf(objectNode));
  const object: Expression = isEnvironment
    ? { kind: 'environment', ...spanOf(objectNode) }
    : reader.expression(objectNode);
  const key = reader.expression(keyNode);
  if (key.kind !== 'string' && key.kind !== 'number') return unknown(node);
  return memberOf(node, object, String(key.value), keyNode);
}
