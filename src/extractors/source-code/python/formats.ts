import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, NamedArguments } from '../program.ts';
import { spanOf, unknown } from '../syntax-reader.ts';

type Text = Expression & { readonly kind: 'string' };

/** `'{}:{port}'.format(host, port=80)`. */
export function formatted(
  text: Text,
  {
    positional,
    keywords,
  }: { readonly positional: readonly Expression[]; readonly keywords?: NamedArguments | undefined },
  node: SyntaxNode,
): Expression {
  let next = 0;
  return joined(text, /\{(?<name>\w*)(?:![rsa])?(?::[^{}]*)?\}/g, node, (name) => {
    if (name === '') {
      next += 1;
      return positional[next - 1];
    }
    return /^\d+$/.test(name) ? positional[Number(name)] : keywords?.entries.get(name);
  });
}

/** `'%s:%d' % (host, port)`, `'%(port)d' % settings`. */
export function percentFormatted(text: Text, value: Expression, node: SyntaxNode): Expression {
  const items = value.kind === 'list' ? value.items : [value];
  let next = 0;
  return joined(text, /%(?:\((?<name>\w+)\))?[-+#0-9.]*[a-zA-Z]/g, node, (name) => {
    if (name === '') {
      next += 1;
      return items[next - 1];
    }
    return { kind: 'member', object: value, name, nameStart: value.start, ...spanOf(node) };
  });
}

/** The text with its places filled. */
function joined(
  { value, contents, start, end }: Text,
  places: RegExp,
  node: SyntaxNode,
  partNamed: (name: string) => Expression | undefined,
): Expression {
  const literal = (from: number, to: number): Expression => ({
    kind: 'string',
    value: value.slice(from, to),
    contents: contents === undefined ? undefined : contents + from,
    start,
    end,
  });
  const parts: Expression[] = [];
  let last = 0;
  for (const { index, 0: place, groups } of value.matchAll(places)) {
    parts.push(literal(last, index), partNamed(groups?.['name'] ?? '') ?? unknown(node));
    last = index + place.length;
  }
  parts.push(literal(last, value.length));
  return { kind: 'joined', parts, template: true, ...spanOf(node) };
}
