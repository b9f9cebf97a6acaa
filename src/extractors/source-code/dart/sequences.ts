import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { readArguments } from './calls.ts';

/**
 * The grammar writes `a.b(c)[d]` as a row of siblings: what stands first, and a selector for each step. So whatever holds
 * an expression holds such a row.
 */
export function readRow(reader: SyntaxReader, row: readonly SyntaxNode[]): Expression {
  const [first, ...steps] = row.filter(({ type }) => !/comment$/.test(type));
  if (!first) return { kind: 'unknown', start: 0, end: 0 };
  let value = reader.expression(first);
  for (const step of steps) value = withStep(reader, value, step);
  return value;
}

function withStep(reader: SyntaxReader, value: Expression, step: SyntaxNode): Expression {
  switch (step.type) {
    case 'selector': {
      const [inner] = step.children;
      // `a!` is what `a` is.
      return inner ? withStep(reader, value, inner) : value;
    }
    case 'argument_part':
      return readCallOf(reader, value, step);
    case 'unconditional_assignable_selector':
    case 'conditional_assignable_selector':
    case 'cascade_selector':
      return readMember(reader, value, step);
    case 'cascade_section':
      readCascade(reader, value, step);
      return value;
    default:
      reader.statement(step);
      return value;
  }
}

function readMember(reader: SyntaxReader, object: Expression, step: SyntaxNode): Expression {
  const [name] = step.children;
  const span = { start: object.start, end: step.end };
  if (name?.type === 'index_selector') {
    const index = readRow(reader, name.children);
    const key = index.kind === 'string' ? index.value : index.kind === 'number' ? String(index.value) : undefined;
    return key === undefined
      ? { kind: 'unknown', ...span }
      : { kind: 'member', object, name: key, nameStart: index.start, ...span };
  }
  if (!name) return object;
  const text = reader.builder.textOf(name);
  const isEnvironment = text === 'environment' && object.kind === 'name' && object.name === 'Platform';
  return isEnvironment
    ? { kind: 'environment', ...span }
    : { kind: 'member', object, name: text, nameStart: name.start, ...span };
}

export function readCallOf(reader: SyntaxReader, callee: Expression, step: SyntaxNode): Expression {
  const { positional, keywords } = readArguments(reader, argumentsIn(step));
  const [first] = positional;
  const span = { ...spanOf(step), start: callee.start };
  if (callee.kind === 'member' && first?.kind === 'function' && /^(?:then|forEach|map)$/.test(callee.name)) {
    reader.builder.callbacks.push({ function: first.function, argument: callee.object, each: callee.name !== 'then' });
  }
  return reader.builder.call(span, callee, positional, false, keywords);
}

function argumentsIn(step: SyntaxNode): SyntaxNode | undefined {
  return step.children.find(({ type }) => type === 'arguments');
}

/** `..port = 80`, `..listen(80)`: a step of the object itself, which stays the value. */
export function readCascade(reader: SyntaxReader, object: Expression, section: SyntaxNode): void {
  const isStep = ({ type }: SyntaxNode) => /selector$|^argument_part$/.test(type);
  const end = section.children.findIndex((child) => !isStep(child));
  const steps = end < 0 ? section.children : section.children.slice(0, end);
  const rest = end < 0 ? [] : section.children.slice(end);
  let target = object;
  for (const step of steps) target = withStep(reader, target, step);
  if (rest.length > 0) reader.builder.assign(target, readRow(reader, rest), section.end);
}

/** The row of a field that several siblings share. */
export function readFieldRow(reader: SyntaxReader, node: SyntaxNode, field: string): Expression {
  const row = node.children.filter((child) => child.field === field);
  return row.length > 0 ? readRow(reader, row) : unknown(node);
}
