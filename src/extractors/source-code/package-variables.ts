import { adapters } from './adapters.ts';
import type { Evaluator } from './evaluator.ts';
import { assignmentsTo } from './indexes.ts';
import { type Binding, bindingOf, type Expression, type Program } from './program.ts';
import { noEnvironment, type Term } from './terms.ts';

/**
 * Go: where a variable of a package has nothing yet, what another file gives it: `global.Settings = load()`. Where several
 * files do, nothing tells which of them is meant.
 */
export function withGiven(
  evaluator: Evaluator,
  { program }: Term,
  binding: Binding,
  values: readonly Term[],
  depth: number,
): readonly Term[] {
  if (!adapters[program.language].variables || program.top.names.get(binding.name) !== binding) return values;
  if (!values.every(isEmpty)) return values;
  const given = [...evaluator.programs.givers(program, binding.name)]
    .map((other) => givenBy(evaluator, other, binding.name, program))
    .filter((terms) => terms.length > 0);
  return given.length === 1 ? [...given.flat().flatMap((term) => evaluator.reduce(term, depth)), ...values] : values;
}

/** A type alone, or `nil`. */
function isEmpty({ expression }: Term): boolean {
  return expression.kind === 'typed' || (expression.kind === 'constant' && expression.text === 'nil');
}

function givenBy(evaluator: Evaluator, other: Program, name: string, { path }: Program): readonly Term[] {
  const isOfPackage = (object: Expression) => {
    const binding = object.kind === 'name' ? bindingOf(object.name, object.scope) : undefined;
    const value = binding?.definitions[0]?.value;
    const target = value?.kind === 'module' ? evaluator.programs.filesOf(value.module, other) : undefined;
    return target?.kind === 'local' && target.files.includes(path);
  };
  const values = [
    ...(other.given?.get(name) ?? []),
    ...assignmentsTo(other, name).flatMap(({ target, value }) => (isOfPackage(target.object) ? value : [])),
  ];
  return values.map((expression) => ({ expression, program: other, environment: noEnvironment }));
}
