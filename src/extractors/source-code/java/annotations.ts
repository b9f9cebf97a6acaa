import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { settingsModule } from '../settings-files.ts';
import type { SyntaxReader } from '../syntax-reader.ts';

/**
 * What the annotations of a field or parameter say that it holds: `@Value("${app.port:8080}")`,
 * `@ConfigProperty(name = "app.port", defaultValue = "8080")`, picocli's `@Option(defaultValue = "8080")`.
 */
export function annotatedValue(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  for (const [name, given] of annotationsOf(reader, node)) {
    const value = valueIn(reader, name, given);
    if (value) return value;
  }
  return undefined;
}

function valueIn(reader: SyntaxReader, name: string, given: readonly SyntaxNode[]): Expression | undefined {
  const named = (key: string) => {
    const pair = given.find((child) => reader.builder.textOf(childOf(child, 'key') ?? child) === key);
    return pair && reader.expression(childOf(pair, 'value'));
  };
  const [first] = given;
  if (name === 'Value' && first) return placeholder(reader.expression(childOf(first, 'value') ?? first));
  const key = name === 'ConfigProperty' ? named('name') : undefined;
  const setting = key?.kind === 'string' ? settingNamed(key.value, key) : undefined;
  const options = [setting, named('defaultValue')].flatMap((value) => value ?? []);
  const [only] = options;
  return options.length < 2 || !only ? only : { kind: 'fallback', options, start: only.start, end: only.end };
}

/** `${app.port:8080}`, or `${PORT:8080}`. */
export function placeholder(text: Expression): Expression | undefined {
  if (text.kind !== 'string') return undefined;
  const { key, fallback } = /^\$\{(?<key>[\w.-]+)(?::(?<fallback>[^{}]*))?\}$/.exec(text.value)?.groups ?? {};
  if (key === undefined) return undefined;
  const { start, end, contents } = text;
  const setting = settingNamed(key, text);
  if (fallback === undefined) return setting;
  const at = contents === undefined ? undefined : contents + 3 + key.length;
  const value: Expression = { kind: 'string', value: fallback, contents: at, start, end };
  return { kind: 'fallback', options: [setting, value], start, end };
}

/** `@ConfigurationProperties(prefix = "app")`: where the settings have the fields of the class. */
export function settingsPrefix(reader: SyntaxReader, node: SyntaxNode): string | undefined {
  const annotation = annotationsOf(reader, node).get('ConfigurationProperties');
  for (const given of annotation ?? []) {
    const key = childOf(given, 'key');
    if (key && !/^(?:prefix|value)$/.test(reader.builder.textOf(key))) continue;
    const prefix = reader.expression(childOf(given, 'value') ?? given);
    if (prefix.kind === 'string') return prefix.value;
  }
  return undefined;
}

/** The annotations of a class or member by their names, each with what it is given. */
export function annotationsOf({ builder }: SyntaxReader, node: SyntaxNode): ReadonlyMap<string, readonly SyntaxNode[]> {
  const modifiers = node.children.find(({ type }) => type === 'modifiers');
  return new Map(
    (modifiers?.children ?? []).flatMap((annotation) => {
      const name = childOf(annotation, 'name');
      const given = childOf(annotation, 'arguments')?.children ?? [];
      return name ? [[builder.textOf(name).replace(/^.*\./, ''), given] as const] : [];
    }),
  );
}

export function settingNamed(name: string, { start, end }: Expression): Expression {
  const isVariable = /^[A-Z][A-Z0-9_]*$/.test(name);
  const object: Expression = isVariable
    ? { kind: 'environment', start, end }
    : { kind: 'module', module: settingsModule, start, end };
  return { kind: 'member', object, name, nameStart: start, start, end };
}
