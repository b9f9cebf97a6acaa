import type { Repository, SourceFile } from '../../model/repository.ts';
import type { JsonMember, JsonValue } from '../../parsing/json.ts';
import type { Grammars } from '../../parsing/source-code.ts';
import { textAt } from '../../parsing/traced-text.ts';
import { objectsIn } from './config-files.ts';
import { Evaluator } from './evaluator.ts';
import { Programs } from './programs.ts';
import { at, noEnvironment, type Term } from './terms.ts';
import { isKnown, knownValueOf, locate, positionsOf, textOf } from './values.ts';

/** Values nested deeper are no configuration. */
const deepest = 12;

/** What a configuration file that is a program exports, as far as it is known: the rest is `null`. */
export function exportedValue(file: SourceFile, repository: Repository, grammars: Grammars): JsonValue | undefined {
  const programs = Programs.of(repository, grammars);
  const program = programs.get(file.path);
  const exported = program?.exports.get('default');
  if (!program || !exported) return undefined;
  const evaluator = new Evaluator(programs);
  const [object] = objectsIn({ expression: exported, program, environment: noEnvironment }, evaluator, 0);
  return object ? readValue(object, evaluator, 0) : undefined;
}

function readValue(term: Term, evaluator: Evaluator, depth: number): JsonValue {
  const [reduced = term] = evaluator.reduce(term);
  const { expression, program } = reduced;
  const location = positionsOf(program).span(expression.start, expression.end);
  if (depth > deepest) return { kind: 'null', location };
  if (expression.kind === 'object') {
    const members = new Map<string, JsonMember>();
    for (const [name, value] of expression.entries) {
      members.set(name, { key: textAt(name, location), value: readValue(at(value, reduced), evaluator, depth + 1) });
    }
    return { kind: 'object', members, location };
  }
  if (expression.kind === 'list') {
    const items = expression.items.map((item) => readValue(at(item, reduced), evaluator, depth + 1));
    return { kind: 'array', items, location };
  }
  if (expression.kind === 'constant' && ['true', 'false'].includes(expression.text)) {
    return { kind: 'boolean', value: expression.text === 'true', location };
  }
  return scalar(term, evaluator) ?? { kind: 'null', location };
}

function scalar(term: Term, evaluator: Evaluator): JsonValue | undefined {
  const value = knownValueOf(term, evaluator);
  if (!value || !isKnown(value)) return undefined;
  const text = textOf(value);
  const place = locate(value, 0, text.length);
  if (!place) return undefined;
  const { location } = place;
  if (value.isNumber) return { kind: 'number', value: Number(text), location };
  const embedded = { text, locate: (from: number, to: number) => locate(value, from, to)?.location ?? location };
  return { kind: 'string', text: embedded, location };
}
