import { childOf } from '../../../parsing/source-code.ts';
import {
  constant,
  nothing,
  type ReadExpression,
  type Syntax,
  spanOf,
  transparent,
  unknown,
  unread,
} from '../syntax-reader.ts';
import { readFunctionDeclaration, readFunctionExpression } from './functions.ts';
import { readNumber, readString, readTable } from './literals.ts';
import { readIndex, readName } from './names.ts';
import { readAssignment, readBlock, readDeclaration, readFor, readIf, readReturn } from './statements.ts';

/** `require "config"` is the module. */
const readCall: ReadExpression = (reader, node) => {
  const list = childOf(node, 'arguments');
  const callee = reader.expression(childOf(node, 'name'));
  const values = (list?.children ?? [])
    .filter(({ type }) => type !== 'comment')
    .map((value) => reader.expression(value));
  const [first] = values;
  if (callee.kind === 'name' && callee.name === 'require' && first?.kind === 'string') {
    return { kind: 'module', module: first.value, ...spanOf(node) };
  }
  return reader.builder.call(node, callee, values);
};

const readBinary: ReadExpression = (reader, node) => {
  const left = childOf(node, 'left');
  const parts = [reader.expression(left), reader.expression(childOf(node, 'right'))];
  const operator = childOf(node, 'operator')?.type;
  switch (operator) {
    case 'or': {
      // `condition and a or b` chooses.
      const isChoice = left && childOf(left, 'operator')?.type === 'and';
      const condition = isChoice ? childOf(left, 'left') : undefined;
      if (!condition) return { kind: 'fallback', options: parts, ...spanOf(node) };
      return { kind: 'choice', condition: reader.builder.textOf(condition), options: parts, ...spanOf(node) };
    }
    case 'and':
      return parts[1] ?? unknown(node);
    case '..':
    case '+':
      return { kind: 'joined', parts, template: operator === '..', ...spanOf(node) };
    default:
      return unknown(node);
  }
};

export const luaSyntax: Syntax = {
  exportsAll: true,
  statements: {
    comment: nothing,
    hash_bang_line: nothing,
    variable_declaration: readDeclaration,
    assignment_statement: (reader, node) => readAssignment(reader, node, false),
    function_declaration: readFunctionDeclaration,
    if_statement: readIf,
    for_statement: readFor,
    return_statement: readReturn,
  },
  expressions: {
    ...transparent('parenthesized_expression'),
    block: readBlock,
    number: readNumber,
    string: readString,
    true: constant,
    false: constant,
    nil: constant,
    identifier: readName,
    dot_index_expression: readIndex,
    bracket_index_expression: readIndex,
    method_index_expression: readIndex,
    table_constructor: readTable,
    function_call: readCall,
    function_definition: readFunctionExpression,
    binary_expression: readBinary,
    comment: unread,
  },
};
