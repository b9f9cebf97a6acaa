import { adapters } from './adapters.ts';
import type { Evaluator } from './evaluator.ts';
import { bindingOf, type Expression } from './program.ts';
import { noEnvironment, type Term } from './terms.ts';

/** What a name stands for that nothing but an import gives a meaning: the member of the module. */
export function importedAs(name: Expression): (Expression & { readonly kind: 'member' }) | undefined {
  const [only, ...others] = name.kind === 'name' ? (bindingOf(name.name, name.scope)?.definitions ?? []) : [];
  const value = others.length === 0 ? only?.value : undefined;
  return value?.kind === 'member' && value.object.kind === 'module' ? value : undefined;
}

/** Only a name that the file gives a meaning can stand for something of another name; what a call gives has none. */
export function mayBeRenamed(name: Expression): boolean {
  const binding = name.kind === 'name' ? bindingOf(name.name, name.scope) : undefined;
  return binding?.definitions.some(({ value }) => value && value.kind !== 'call' && value.kind !== 'typed') === true;
}

/**
 * What a name means that the file doesn't declare: what another file of the package does, or a module that the file
 * takes all names of; it stays its own alternative, however many modules there are.
 */
export function freeName(evaluator: Evaluator, term: Term, name: string, most: number, depth: number): readonly Term[] {
  const found = evaluator.programs.siblings(term.program, name).flatMap((program) => {
    const expression = program.exports.get(name);
    return expression ? evaluator.reduce({ expression, program, environment: noEnvironment }, depth) : [];
  });
  return found.length > 0 ? found : [...fromWildcards(evaluator, term, name, depth).slice(0, most - 1), term];
}

/** C++: `shop::Server` is the `Server` of a header that is included; whether that is in the namespace is not asked. */
export function inNamespace(evaluator: Evaluator, object: Term, name: string, depth: number): readonly Term[] {
  const { expression, program } = object;
  if (!adapters[program.language].namespaces || expression.kind !== 'name') return [];
  return program.wildcards.flatMap((header) =>
    header.kind === 'module' && evaluator.programs.filesOf(header.module, program).kind === 'local'
      ? evaluator.member({ expression: header, program, environment: noEnvironment }, name, depth)
      : [],
  );
}

/** A module that is missing tells nothing. */
function fromWildcards(evaluator: Evaluator, { program, expression: asked }: Term, name: string, depth: number) {
  const around = program.wildcards.find(({ start, end }) => asked.start >= start && asked.end <= end);
  // What stands in such an import itself comes from elsewhere: `using namespace Poco::Net`.
  if (around && around.kind !== 'self') return [];
  return program.wildcards.flatMap((expression) => {
    // So does the name of a class's parent, for all that it may inherit.
    if (around && expression.kind === 'self') return [];
    const isMissing =
      expression.kind === 'module' && evaluator.programs.filesOf(expression.module, program).kind === 'missing';
    const wildcard = { expression, program, environment: noEnvironment };
    return isMissing || isForeignMixin(evaluator, wildcard, depth) ? [] : evaluator.member(wildcard, name, depth);
  });
}

/** Ruby: what a class includes from elsewhere, of which nothing is known. */
function isForeignMixin(evaluator: Evaluator, { expression, ...around }: Term, depth: number): boolean {
  if (around.program.language !== 'ruby' || expression.kind === 'module') return false;
  return evaluator.reduce({ expression, ...around }, depth).every((term) => term.expression.kind !== 'class');
}
