/** What a scalar means. A `timestamp` keeps its text: nothing here computes with dates. */
export type ScalarValue =
  | { readonly type: 'string' | 'timestamp'; readonly value: string }
  | { readonly type: 'int' | 'float'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'null'; readonly value: null };

export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'block';

const words = new Map<string, ScalarValue>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, { type: 'null', value: null }] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, { type: 'bool', value: true }] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, { type: 'bool', value: false }] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, { type: 'float', value: Number.NaN }] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    (word) => [word, { type: 'float', value: Number.POSITIVE_INFINITY }] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, { type: 'float', value: Number.NEGATIVE_INFINITY }] as const),
]);

const integer =
  /^(?<sign>[-+]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)|0[oO]?(?<octal>[0-7]+)|(?<decimal>0|[1-9][0-9]*))$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const date =
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[Tt ]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[-+]\d{2}:\d{2})?)?$/;

/**
 * The meaning of a plain scalar in go-yaml 3 and 4, which Docker, Kubernetes and most Go programs read with: YAML 1.1
 * octal (`0755`), underscores in numbers, but no base 60 and no `yes`/`no`.
 * Source: go-yaml `resolve.go`.
 */
export function resolvePlain(text: string): ScalarValue {
  const word = words.get(text);
  if (word) return word;
  if (!/^[-+.0-9]/.test(text)) return { type: 'string', value: text };
  if (isDate(text)) return { type: 'timestamp', value: text };
  return resolveNumber(text) ?? { type: 'string', value: text };
}

/** The meaning of a scalar with its tag and style; undefined where the tag forbids the text (`!!int abc`). */
export function resolveScalar(text: string, style: ScalarStyle, tag: string | undefined): ScalarValue | undefined {
  if (tag === undefined) return style === 'plain' ? resolvePlain(text) : { type: 'string', value: text };
  const wanted = coreTags.get(tag);
  if (wanted === undefined || wanted === 'string') return { type: 'string', value: text };
  const found = resolvePlain(text);
  if (found.type === wanted) return found;
  return wanted === 'float' && found.type === 'int' ? { type: 'float', value: found.value } : undefined;
}

const coreTags = new Map<string, ScalarValue['type']>([
  ['tag:yaml.org,2002:str', 'string'],
  ['tag:yaml.org,2002:int', 'int'],
  ['tag:yaml.org,2002:float', 'float'],
  ['tag:yaml.org,2002:bool', 'bool'],
  ['tag:yaml.org,2002:null', 'null'],
  ['tag:yaml.org,2002:timestamp', 'timestamp'],
]);

function resolveNumber(text: string): ScalarValue | undefined {
  // A leading point makes a float or a string: underscores are no part of it.
  if (text.startsWith('.')) return float.test(text) ? { type: 'float', value: Number(text) } : undefined;
  const digits = text.replaceAll('_', '');
  const groups = integer.exec(digits)?.groups;
  if (!groups) return float.test(digits) ? { type: 'float', value: Number(digits) } : undefined;
  const size = sizeOf(groups);
  return { type: 'int', value: groups['sign'] === '-' && size !== 0 ? -size : size };
}

function sizeOf({ hex, binary, octal, decimal }: Partial<Record<string, string>>): number {
  if (hex !== undefined) return Number.parseInt(hex, 16);
  if (binary !== undefined) return Number.parseInt(binary, 2);
  return octal === undefined ? Number(decimal) : Number.parseInt(octal, 8);
}

function isDate(text: string): boolean {
  const groups = date.exec(text)?.groups;
  if (!groups) return false;
  const [year, month, day] = [Number(groups['year']), Number(groups['month']), Number(groups['day'])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
