import type { Evaluator } from './evaluator.ts';
import { classesOf, partsOf } from './objects.ts';
import type { Expression, Filled } from './program.ts';
import { isPlain } from './settings.ts';
import { isFileModule } from './settings-files.ts';
import { fileOfStore, storeOf } from './settings-stores.ts';
import { at, type Term } from './terms.ts';

/** What a file of data is read into: each thing that the target is, with the file; without a file the target alone. */
export function filledObjects(evaluator: Evaluator, term: Term<Filled>, depth: number): readonly Term[] {
  const { from, into, start, end } = term.expression;
  if (isInFile(from)) return [term];
  const [file] = evaluator.reduce(at(from, term), depth).flatMap((given) => fileGiven(evaluator, given) ?? []);
  const targets = evaluator.reduce(at(into, term), depth);
  if (!file) return targets.length > 0 ? targets : [term];
  if (targets.length === 0) return [at(file, term)];
  return targets.map((target) => at({ kind: 'filled', from: file, into: target.expression, start, end }, target));
}

function fileGiven(evaluator: Evaluator, given: Term): Expression | undefined {
  if (isFileModule(given.expression)) return given.expression;
  const store = storeOf(evaluator, given);
  return store && fileOfStore(evaluator, given, store);
}

/** The file, or a part of it. */
function isInFile(expression: Expression): boolean {
  return isFileModule(expression) || (expression.kind === 'member' && isInFile(expression.object));
}

/**
 * What the file says for a field, by the name that a tag gives it there or by its own; else what the field has. The fields
 * of an embedded struct may stand beside those of the struct around it.
 */
export function filledMember(evaluator: Evaluator, term: Term<Filled>, name: string, depth: number): readonly Term[] {
  const { from, into, start, end } = term.expression;
  const target = at(into, term);
  const classes = classesOf(evaluator, target).flatMap((part) => partsOf(evaluator, part, name));
  const names = [...classes.flatMap(({ node }) => node.dataNames?.get(name) ?? []), name];
  const parts = names.map(
    (key): Expression => ({ kind: 'member', object: from, name: key, nameStart: start, start, end }),
  );
  const part = parts.find((each) => evaluator.reduce(at(each, term), depth).some(isSaid));
  const own = evaluator.memberOf(target, name, depth + 1);
  const said = part ? evaluator.reduce(at(part, term), depth).filter(isSaid) : [];
  if (said.some(isPlain)) return [...said, ...own.filter(isPlain)];
  const isEmbedded = classes.some(({ node }) => node.embedded?.includes(name));
  const inner = part ?? (isEmbedded ? from : undefined);
  if (!inner) return own;
  const held = own.filter(({ expression }) => expression.kind !== 'function');
  if (held.length === 0) return own.length > 0 ? own : said;
  return held.map((each) => at({ kind: 'filled', from: inner, into: each.expression, start, end }, each));
}

function isSaid({ expression }: Term): boolean {
  return (
    ['number', 'string', 'joined', 'object', 'list', 'fallback'].includes(expression.kind) || isEnvironment(expression)
  );
}

function isEnvironment(expression: Expression): boolean {
  return expression.kind === 'member' && expression.object.kind === 'environment';
}
