import { assignedTo, saysWhere } from './assigned-members.ts';
import type { Evaluator } from './evaluator.ts';
import { bindCall } from './parameters.ts';
import { bindingAt, type Call, type Expression, wholeModule } from './program.ts';
import { at, noEnvironment, type Term } from './terms.ts';

const deepest = 6;

/**
 * What is assigned to a member of an object where the object has another name: `config.port = 80` in the file that exports
 * `config`, or in the one that gives it to a function.
 */
export function assignedElsewhere(evaluator: Evaluator, object: Term, name: string): readonly Term[] {
  if (!saysWhere.test(name) && name !== 'config') return [];
  return aliasesOf(evaluator, object, 0).flatMap((alias) => assignedTo(memberOf(alias, name)));
}

function memberOf(object: Term, name: string): Term {
  const { expression } = object;
  const { start, end } = expression;
  return at({ kind: 'member', object: expression, name, nameStart: start, start, end }, object);
}

/** The other names of an object: what a parameter is given, what an import means, what a field holds. */
function aliasesOf(evaluator: Evaluator, term: Term, depth: number): readonly Term[] {
  if (depth > deepest) return [];
  const { expression } = term;
  const further = (alias: Term) => [alias, ...aliasesOf(evaluator, alias, depth + 1)];
  switch (expression.kind) {
    case 'name':
      return namedBy(evaluator, term).flatMap(further);
    case 'module':
      return exportedAs(evaluator, term, expression.module, wholeModule).flatMap(further);
    case 'member': {
      const { object, name } = expression;
      const exported = object.kind === 'module' ? exportedAs(evaluator, term, object.module, name) : [];
      const field = object.kind === 'self' ? (object.class?.fields.get(name) ?? []) : [];
      const held = field.filter(({ kind }) => kind === 'name').map((value) => at(value, term));
      const members = aliasesOf(evaluator, at(object, term), depth + 1).map((alias) => memberOf(alias, name));
      return [...[...exported, ...held].flatMap(further), ...members];
    }
    default:
      return [];
  }
}

/** What a parameter is given, the one name that stands for another, or the name that a function returns. */
function namedBy(evaluator: Evaluator, term: Term): readonly Term[] {
  const { expression, environment } = term;
  const binding = expression.kind === 'name' ? bindingAt(expression) : undefined;
  const given = binding && environment.given.get(binding);
  if (given) return [given];
  const [only, ...others] = binding?.definitions ?? [];
  if (!only?.value || others.length > 0) return [];
  if (only.value.kind === 'call') return returnedNames(evaluator, at(only.value, term));
  return /^(?:name|member|module)$/.test(only.value.kind) ? [at(only.value, term)] : [];
}

function returnedNames(evaluator: Evaluator, call: Term<Expression & Call>): readonly Term[] {
  return evaluator.reduce(at(call.expression.callee, call)).flatMap((callee) => {
    if (callee.expression.kind !== 'function') return [];
    const { function: called } = callee.expression;
    const environment = bindCall(evaluator, called, call, callee.environment);
    return called.returns
      .filter(({ kind }) => kind === 'name')
      .map((expression) => ({ expression, program: callee.program, environment }));
  });
}

function exportedAs(evaluator: Evaluator, { program }: Term, module: string, name: string): readonly Term[] {
  const target = evaluator.programs.filesOf(module, program);
  if (target.kind !== 'local') return [];
  const found = [name, ...(name === wholeModule ? ['default'] : [])].flatMap(
    (each) => evaluator.programs.exported(target.files, each) ?? [],
  );
  return found.slice(0, 1).map((exported): Term => ({ ...exported, environment: noEnvironment }));
}
