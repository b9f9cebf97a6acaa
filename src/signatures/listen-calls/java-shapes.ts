import type { CallPattern, PortShape, ValuePlace } from './signature.ts';

export const tcp = { protocol: 'tcp' } as const;

export const of = (...calls: readonly CallPattern[]): CallPattern[] => [...calls];

/** The names in each of several packages. */
export const inEach = (packages: readonly string[], ...names: readonly string[]): CallPattern[] =>
  packages.flatMap((name) => names.map((path) => `${name}#${path}`));

export const port = (argument: number, host?: ValuePlace): PortShape => ({
  form: 'port',
  at: { argument },
  ...(host ? { host } : {}),
});

export const address = (argument: number): PortShape => ({ form: 'address', at: { argument } });

/** `bind("127.0.0.1", 8080)` */
export const portAfterHost: PortShape = { form: 'port', at: { argument: 1 }, host: { argument: 0 }, certain: true };

/** A Java program that imports and does this: the body begins two lines below the last import. */
export const java = (imports: readonly string[], ...body: readonly string[]): string =>
  [
    ...imports.map((path) => `import ${path};`),
    'class App {',
    'static void main(String[] args) throws Exception {',
    ...body,
    '} }',
  ].join('\n');
