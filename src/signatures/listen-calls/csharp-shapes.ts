import type { CallPattern, PortShape, ValuePlace } from './signature.ts';

export const tcp = { protocol: 'tcp' } as const;

export const port = (argument: number, host?: ValuePlace): PortShape => ({
  form: 'port',
  at: { argument, keyword: 'port' },
  ...(host ? { host } : {}),
});

export const address = (argument: number): PortShape => ({ form: 'address', at: { argument } });
export const url = (argument: number): PortShape => ({ form: 'url', at: { argument } });
/** Several, separated by semicolons. */
export const urls = (argument: number): PortShape => ({ form: 'urls', at: { argument } });

/** The namespace of a pattern; '' where it names none. */
export const namespaceOf = (pattern: CallPattern): string => pattern.slice(0, Math.max(pattern.indexOf('#'), 0));

/** A C# program of top-level statements: the body begins below the namespaces that it uses. */
export const csharp = (namespaces: readonly string[], ...body: readonly string[]): string =>
  [...namespaces.map((name) => `using ${name};`), ...body].join('\n');
