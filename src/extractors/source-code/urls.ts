import type { Evaluator } from './evaluator.ts';
import type { Expression } from './program.ts';
import { at, type Term } from './terms.ts';

const form = /^[a-z][\w+.-]*:\/\/(?:[^@/?#]*@)?(?<authority>(?<host>\[[^\]]*\]|[^:/?#]*)(?::(?<port>\d+))?)/i;

type Part = 'authority' | 'host' | 'port';

/** The parts of a URL that is a plain text, under the names that are asked for. */
export function urlParts(
  evaluator: Evaluator,
  url: Term | undefined,
  names: Readonly<Record<string, Part>>,
  depth: number,
): readonly Term[] {
  const texts = url ? evaluator.reduce(url, depth) : [];
  return texts.flatMap((text) => {
    const { expression } = text;
    const found = expression.kind === 'string' ? form.exec(expression.value)?.groups : undefined;
    if (expression.kind !== 'string' || !found) return [];
    const { start, end } = expression;
    const entries = Object.entries(names).flatMap(([name, part]) => {
      const value = found[part];
      return value ? [[name, partOf(expression, value)] as const] : [];
    });
    return [at({ kind: 'object', entries: new Map(entries), spreads: [], start, end }, text)];
  });
}

function partOf(url: Expression & { readonly kind: 'string' }, part: string): Expression {
  const contents = url.contents === undefined ? undefined : url.contents + url.value.lastIndexOf(part);
  return { kind: 'string', value: part, contents, start: url.start, end: url.end };
}
