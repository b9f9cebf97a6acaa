import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { ProgramBuilder } from '../program-builder.ts';
import type { SyntaxReader } from '../syntax-reader.ts';

/** Attributes stand before what they are about, as its siblings. */
const seen = new WeakMap<ProgramBuilder, SyntaxNode[]>();
const onlyComments = /^(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[^*]*\*\/|pub(?:\([^)]*\))?)*$/;

export function noteAttribute({ builder }: SyntaxReader, node: SyntaxNode): void {
  const known = seen.get(builder);
  if (known) known.push(node);
  else seen.set(builder, [node]);
}

/** The attributes of an item. */
export function attributesBefore({ builder }: SyntaxReader, item: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  let before = item.start;
  for (const node of (seen.get(builder) ?? []).toReversed()) {
    if (node.end > before) continue;
    if (!onlyComments.test(builder.text.slice(node.end, before))) break;
    found.unshift(node);
    before = node.start;
  }
  return found;
}

/** `#[cfg(test)]`, `#[test]`, `#[tokio::test]`: never part of the program that runs. */
export function isTestOnly(reader: SyntaxReader, item: SyntaxNode): boolean {
  return attributesBefore(reader, item).some((node) =>
    /^#\[\s*(?:cfg\s*\(\s*(?:all\s*\(\s*)?test\b|(?:\w+::)*(?:test|rstest|bench)\b)/.test(reader.builder.textOf(node)),
  );
}

/** One `key = value` of an attribute, or a key alone. */
export interface AttributeSetting {
  readonly key: string;
  readonly value: SyntaxNode | undefined;
}

/** The settings of `#[arg(long, env = "PORT", default_value_t = 3000)]`, its name, and the tokens they stand in. */
export function settingsOf({ builder }: SyntaxReader, item: SyntaxNode) {
  const [attribute] = item.children;
  const [name] = attribute?.children ?? [];
  const list = attribute && childOf(attribute, 'arguments');
  const settings: AttributeSetting[] = [];
  let from = (list?.start ?? 0) + 1;
  for (const child of list?.children ?? []) {
    // Keywords are no nodes: `default` is found by what stands before the value.
    const key = /(?<key>\w+)\s*=\s*$/.exec(builder.text.slice(from, child.start).slice(-80))?.groups?.['key'];
    const isValue = key !== undefined || /=\s*$/.test(builder.text.slice(from, child.start));
    if (key !== undefined) settings.push({ key, value: child });
    else if (isValue) settings.push({ key: settings.pop()?.key ?? '', value: child });
    else if (child.type === 'identifier') settings.push({ key: builder.textOf(child), value: undefined });
    from = child.end;
  }
  return { name: name ? builder.textOf(name) : '', settings, list };
}
