import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { declareItem } from './declarations.ts';
import { type MacroArgument, TokenReader } from './tokens.ts';

export function readMacro(reader: SyntaxReader, node: SyntaxNode): Expression {
  const name = childOf(node, 'macro');
  const group = node.children.find(({ type }) => type === 'token_tree');
  if (!name || !group) return unknown(node);
  return readMacroOf(reader, reader.builder.textOf(name), group);
}

/** Their arguments are evaluated; the value is the first one's, or none. https://doc.rust-lang.org/std/#macros */
const giving = /^(?:try|dbg|pin)$/;
const checking = /^(?:(?:debug_)?assert(?:_eq|_ne)?|ensure|matches|format_args|e?print(?:ln)?|write(?:ln)?)$/;

/** The macros whose value or contents matter: https://doc.rust-lang.org/std/fmt/ */
export function readMacroOf(reader: SyntaxReader, path: string, group: SyntaxNode): Expression {
  const name = path.replace(/^.*::|^r#|[!\s]+$/g, '');
  if (name === 'lazy_static') return readLazyStatics(reader, group);
  if (giving.test(name)) return new TokenReader(reader, group).arguments()[0]?.value ?? unknown(group);
  if (!checking.test(name) && !/^(?:format|concat|vec|env|option_env|join|try_join|socketaddr|dotenv|var)$/.test(name))
    return unknown(group);
  const args = new TokenReader(reader, group).arguments();
  const values = args.map(({ value }) => value);
  switch (name) {
    case 'format':
      return formatted(reader, args, group);
    case 'concat':
      return { kind: 'joined', parts: values, template: true, ...spanOf(group) };
    case 'vec':
      return { kind: 'list', items: values, ...spanOf(group) };
    default:
      return unknown(group);
  }
}

/** `format!("{host}:{}", port)`: the text with what its braces stand for. */
function formatted(reader: SyntaxReader, args: readonly MacroArgument[], group: SyntaxNode): Expression {
  const [format, ...rest] = args;
  if (format?.value.kind !== 'string') return unknown(group);
  const { value, contents, start, end } = format.value;
  const literal = (from: number, to: number): Expression => {
    const text = value.slice(from, to).replace(/\{\{|\}\}/g, (brace) => brace.charAt(0));
    const isPlain = contents !== undefined && text.length === to - from;
    return { kind: 'string', value: text, contents: isPlain ? contents + from : undefined, start, end };
  };
  const positional = rest.filter(({ name }) => name === undefined);
  let last = 0;
  let position = 0;
  const parts: Expression[] = [];
  for (const { index, 0: hole, groups } of value.matchAll(/\{\{|\}\}|\{(?<what>[^{}:]*)(?::[^{}]*)?\}/g)) {
    if (groups?.['what'] === undefined) continue;
    const what = groups['what'].trim();
    const named = rest.find(({ name }) => name === what);
    const given = what === '' ? positional[position++] : /^\d+$/.test(what) ? positional[Number(what)] : named;
    const nameNode = { type: 'identifier', start, end, field: undefined, children: [] };
    parts.push(
      literal(last, index),
      given?.value ?? (/^[a-z_]/i.test(what) ? reader.builder.name(nameNode, what) : unknown(group)),
    );
    last = index + hole.length;
  }
  parts.push(literal(last, value.length));
  return {
    kind: 'joined',
    parts: parts.filter((part) => part.kind !== 'string' || part.value !== ''),
    template: true,
    start,
    end,
  };
}

/** `static ref PORT: u16 = …;` */
function readLazyStatics(reader: SyntaxReader, group: SyntaxNode): Expression {
  const tokens = group.children;
  for (const [index, ref] of tokens.entries()) {
    const name = tokens[index + 1];
    if (!name || !/\bstatic\s+$/.test(gapBefore(reader, tokens, index, ref))) continue;
    const value = tokens.find((next, at) => at > index && /=\s*[&*]*\s*$/.test(gapBefore(reader, tokens, at, next)));
    if (value)
      declareItem(reader, reader.builder.textOf(name), new TokenReader(reader, group).expressionAt(value), name);
  }
  return unknown(group);
}

function gapBefore(reader: SyntaxReader, tokens: readonly SyntaxNode[], index: number, token: SyntaxNode): string {
  return reader.builder.textOf({ start: tokens[index - 1]?.end ?? Math.max(0, token.start - 40), end: token.start });
}
