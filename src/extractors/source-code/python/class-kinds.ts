import type { ClassNode, Expression } from '../program.ts';
import { lastName } from '../terms.ts';

/**
 * The fields of a `BaseSettings` are environment variables first: https://docs.pydantic.dev/latest/concepts/pydantic_settings/
 */
export function asSettings({ fields }: ClassNode, parents: readonly Expression[]): void {
  if (!parents.some((parent) => lastName(parent) === 'BaseSettings')) return;
  const prefix = prefixIn(fields);
  for (const [name, values] of fields) {
    const [first] = values;
    if (!first || name === 'model_config' || name === 'Config') continue;
    const variable = variableOf(first) ?? `${prefix}${name}`.toUpperCase();
    const { start, end } = first;
    const environment = { kind: 'environment', start, end } as const;
    const read: Expression = { kind: 'member', object: environment, name: variable, nameStart: start, start, end };
    fields.set(name, [{ kind: 'fallback', options: [read, ...values], start, end }]);
  }
}

/** `Field(80, env='HTTP_PORT')` names the variable. */
function variableOf(value: Expression): string | undefined {
  if (value.kind !== 'call') return undefined;
  const named = ['env', 'validation_alias', 'alias'].map((key) => value.keywords?.entries.get(key));
  for (const name of named) if (name?.kind === 'string') return name.value;
  return undefined;
}

/** `model_config = SettingsConfigDict(env_prefix='APP_')`, or the same in `class Config`. */
function prefixIn(fields: ClassNode['fields']): string {
  const [current] = fields.get('model_config') ?? [];
  const [older] = fields.get('Config') ?? [];
  const prefix =
    (current?.kind === 'call' ? current.keywords : current?.kind === 'object' ? current : undefined)?.entries.get(
      'env_prefix',
    ) ?? (older?.kind === 'class' ? older.class.fields.get('env_prefix')?.[0] : undefined);
  return prefix?.kind === 'string' ? prefix.value : '';
}

/** A member of an `Enum` holds its value. */
export function asEnumeration({ fields }: ClassNode, parents: readonly Expression[]): void {
  const [parent] = parents;
  if (parents.length !== 1 || !parent || lastName(parent) !== 'Enum') return;
  for (const [name, [value]] of fields) {
    if (!value) continue;
    const { start, end } = value;
    fields.set(name, [{ kind: 'object', entries: new Map([['value', value]]), spreads: [], start, end }]);
  }
}
