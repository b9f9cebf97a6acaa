import type { ValueCall } from '../../signatures/listen-calls/signature.ts';
import type { Evaluator } from './evaluator.ts';
import { objectOf, textOfTerm } from './named-terms.ts';
import type { Expression, ObjectParts, Span } from './program.ts';
import { at, type CallTerm, type Term } from './terms.ts';

/** Settings within settings. */
const deepest = 10;

type Schema = ValueCall & { readonly gives: 'schema' };
type ObjectLiteral = Expression & ObjectParts;

/** What a schema that made the object says under a key, or in all: `convict({ port: { default: 3000 } }).get('port')`. */
export function inSchema(
  evaluator: Evaluator,
  key: Term | undefined,
  call: CallTerm,
  { key: position, field, variable }: Schema,
  depth: number,
): readonly Term[] {
  const text = key ? textOfTerm(evaluator, key, depth) : undefined;
  const object = objectOf(call);
  if (!object || (position !== undefined && text === undefined)) return [];
  return evaluator.reduce(object, depth).flatMap((made) => {
    const schema = made.expression.kind === 'call' ? made.expression.arguments[0] : undefined;
    const described = schema ? evaluator.reduce(at(schema, made), depth) : [];
    const defaults = described.flatMap((each) =>
      each.expression.kind === 'object' ? [at(defaultsOf(each.expression, field, variable, 0), each)] : [],
    );
    return text === undefined ? defaults : defaults.flatMap((each) => evaluator.path(each, text, depth));
  });
}

/** An object of the defaults that a schema describes, each with the variable of the environment that replaces it. */
function defaultsOf(schema: ObjectLiteral, field: string, variable: string | undefined, depth: number): Expression {
  const entries = new Map<string, Expression>();
  for (const [name, described] of schema.entries) {
    if (described.kind !== 'object' || depth > deepest) continue;
    const value = described.entries.get(field);
    const named = variable === undefined ? undefined : described.entries.get(variable);
    if (!value) entries.set(name, defaultsOf(described, field, variable, depth + 1));
    else entries.set(name, named?.kind === 'string' ? orVariable(named.value, named, value) : value);
  }
  return { kind: 'object', entries, spreads: [], start: schema.start, end: schema.end };
}

function orVariable(name: string, { start, end }: Span, value: Expression): Expression {
  const object = { kind: 'environment', start, end } as const;
  const asked = { kind: 'member', object, name, nameStart: start, start, end } as const;
  return { kind: 'fallback', options: [asked, value], start: value.start, end: value.end };
}
