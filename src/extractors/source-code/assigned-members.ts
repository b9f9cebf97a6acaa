import { assignmentsTo } from './indexes.ts';
import { bindingAt, type Expression } from './program.ts';
import { at, type Term } from './terms.ts';

/** The values of `object.name = value` somewhere in the file, of the same object. */
export function assignedTo(term: Term): readonly Term[] {
  const { expression, program } = term;
  if (expression.kind !== 'member') return [];
  return assignmentsTo(program, expression.name)
    .filter(({ target: { object } }) => isSameObject(object, expression.object))
    .map(({ value }) => at(value, term));
}

/** Whether two expressions are one name, or one member of it: `app.config`. */
function isSameObject(a: Expression, b: Expression): boolean {
  if (a.kind === 'name' && b.kind === 'name') {
    const binding = bindingAt(a);
    return binding !== undefined && binding === bindingAt(b);
  }
  return a.kind === 'member' && b.kind === 'member' && a.name === b.name && isSameObject(a.object, b.object);
}
