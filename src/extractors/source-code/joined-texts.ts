import type { Evaluator } from './evaluator.ts';
import type { Expression } from './program.ts';
import { at, type CallTerm, type Term } from './terms.ts';

/** One text of all parts; one that is missing isn't known. */
export function joinedText(term: Term, parts: readonly (Expression | string | undefined)[]): readonly Term[] {
  const { start, end } = term.expression;
  const expressions = parts.map((part): Expression => {
    if (typeof part === 'string') return { kind: 'string', value: part, contents: undefined, start, end };
    return part ?? { kind: 'unknown', start, end };
  });
  return [{ ...term, expression: { kind: 'joined', parts: expressions, template: true, start, end } }];
}

/** The text of an argument with its verbs (`%d`, C++'s `{}`) replaced by the arguments that follow. */
export function formattedText(evaluator: Evaluator, term: CallTerm, text: number, depth: number): readonly Term[] {
  const format = term.expression.arguments[text];
  if (!format) return [];
  const known = evaluator.reduce(at(format, term), depth).find(({ expression }) => expression.kind === 'string');
  if (known?.expression.kind !== 'string') return [];
  const { value, contents, start, end } = known.expression;
  const parts: Expression[] = [];
  let last = 0;
  let argument = text + 1;
  const literal = (from: number, to: number): Expression => {
    const at = contents === undefined || known.program !== term.program ? undefined : contents + from;
    return { kind: 'string', value: value.slice(from, to), contents: at, start, end };
  };
  for (const { index, 0: verb } of value.matchAll(/%[-+#0-9.]*[a-zA-Z]|\{(?::[a-z\d]*)?\}/g)) {
    parts.push(literal(last, index), term.expression.arguments[argument] ?? { kind: 'unknown', start, end });
    argument += 1;
    last = index + verb.length;
  }
  parts.push(literal(last, value.length));
  return joinedText(term, parts);
}
