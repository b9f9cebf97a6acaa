import type { SyntaxNode } from '../../../parsing/source-code.ts';
import { bindingOf, type Expression } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { operandsOf, operatorOf, parametersIn, variablesIn } from './functions.ts';

const assigning = new Set(['=', '||=', '//=', '.=', '+=']);

export function isAssignment(node: SyntaxNode): boolean {
  return assigning.has(operatorOf(node) ?? '');
}

export function readAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const [left, right] = operandsOf(node);
  const operator = operatorOf(node);
  if (!left) return unknown(node);
  // The parameters are declared already.
  if (reader.builder.place.function && operator === '=' && parametersIn(reader, node)) return unknown(node);
  const value = reader.expression(right);
  const isFallback = operator === '||=' || operator === '//=';
  const isJoined = operator === '.=' || operator === '+=';
  if (!isFallback && !isJoined) {
    give(reader, left, value, node.end, false);
    return value;
  }
  const parts = [reader.expression(left), value];
  const whole: Expression = isFallback
    ? { kind: 'fallback', options: parts, ...spanOf(node) }
    : { kind: 'joined', parts, template: operator === '.=', ...spanOf(node) };
  give(reader, left, isFallback ? value : whole, node.end, isFallback);
  return whole;
}

function give(reader: SyntaxReader, target: SyntaxNode, value: Expression, at: number, fallback: boolean): void {
  const { builder } = reader;
  if (target.type === 'variable_declaration') {
    giveVariables(
      reader,
      variablesIn(target),
      target.children.some(({ type }) => type === 'array'),
      value,
      at,
    );
    return;
  }
  if (target.type === 'array') {
    giveVariables(
      reader,
      target.children.filter(({ type }) => type.endsWith('_variable')),
      true,
      value,
      at,
    );
    return;
  }
  const place = reader.expression(target);
  if (place.kind === 'name' && !bindingOf(place.name, place.scope)) {
    builder.declare(place.name, value, at, { scope: builder.top, fallback });
  } else builder.assign(place, value, at, fallback);
}

function giveVariables(
  reader: SyntaxReader,
  variables: readonly SyntaxNode[],
  isList: boolean,
  value: Expression,
  at: number,
): void {
  for (const [index, variable] of variables.entries()) {
    const name = reader.builder.textOf(variable);
    const isWhole = !isList || /^[@%]/.test(name);
    giveVariable(reader, name, isWhole ? value : itemOf(value, index, variable), at);
  }
}

/** What makes an object fills its fields: `my $self = { port => 80 };`. */
function giveVariable({ builder }: SyntaxReader, name: string, value: Expression, at: number): void {
  const owner = builder.currentClass;
  const made = name === '$self' && value.kind === 'object' ? value : undefined;
  if (owner && made) for (const [key, field] of made.entries) giveField(owner, key, field);
  builder.declare(name, value, at);
}

function itemOf(value: Expression, index: number, at: SyntaxNode): Expression {
  const item = value.kind === 'list' ? value.items[index] : undefined;
  return item ?? { kind: 'member', object: value, name: String(index), nameStart: at.start, ...spanOf(at) };
}
