import type { Expression } from '../program.ts';
import { lastName } from '../terms.ts';

/**
 * What a decorator of a command line library says a parameter is by default: `@click.option('--port', default=80)`.
 * https://click.palletsprojects.com/en/stable/options/
 */
export function optionDefault(parameter: string, decorators: readonly Expression[]): Expression | undefined {
  for (const decorator of decorators) {
    if (decorator.kind !== 'call' || !/^(?:option|argument)$/.test(lastName(decorator.callee) ?? '')) continue;
    const names = decorator.arguments.flatMap((name) => (name.kind === 'string' ? parameterNames(name.value) : []));
    if (!names.includes(parameter)) continue;
    const { start, end } = decorator;
    const value = decorator.keywords?.entries.get('default');
    const variable = decorator.keywords?.entries.get('envvar');
    const options = [...(variable?.kind === 'string' ? [variableOf(variable)] : []), ...(value ? [value] : [])];
    if (options.length > 0) return { kind: 'fallback', options, start, end };
  }
  return undefined;
}

/** `--http-port/--no-port` gives `http_port`. */
function parameterNames(text: string): readonly string[] {
  return text.split('/').map((name) => name.trim().replace(/^-+/, '').replaceAll('-', '_'));
}

function variableOf({ value, start, end }: Expression & { readonly kind: 'string' }): Expression {
  const environment = { kind: 'environment', start, end } as const;
  return { kind: 'member', object: environment, name: value, nameStart: start, start, end };
}
