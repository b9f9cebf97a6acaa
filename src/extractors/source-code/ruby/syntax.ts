import { childOf } from '../../../parsing/source-code.ts';
import { constant, nothing, type Syntax, spanOf, transparent, unknown, unread } from '../syntax-reader.ts';
import { readAssignment, readOperatorAssignment } from './assignments.ts';
import { readBlock, readCase, readIf, readLambda, readSequence } from './blocks.ts';
import { readCall } from './calls.ts';
import { readClass, readInstanceVariable, readMethod } from './classes.ts';
import { readArray, readHash, readNumber, readString, readSymbol } from './literals.ts';
import { readConstant, readElement, readIdentifier, readScope } from './names.ts';

const sequences = (...types: readonly string[]) => Object.fromEntries(types.map((type) => [type, readSequence]));

export const rubySyntax: Syntax = {
  exportsAll: true,
  statements: { comment: nothing, heredoc_body: nothing },
  expressions: {
    ...sequences('body_statement', 'block_body', 'parenthesized_statements', 'begin', 'then', 'else'),
    ...transparent('interpolation', 'splat_argument', 'exception_variable'),
    integer: readNumber,
    string: readString,
    chained_string: (reader, node) => ({
      kind: 'joined',
      parts: node.children.map((child) => reader.expression(child)),
      template: true,
      ...spanOf(node),
    }),
    bare_string: readString,
    simple_symbol: readSymbol,
    hash_key_symbol: readSymbol,
    string_array: readArray,
    array: readArray,
    hash: readHash,
    nil: constant,
    true: constant,
    false: constant,
    identifier: readIdentifier,
    constant: readConstant,
    global_variable: (reader, node) => reader.builder.name(node),
    instance_variable: readInstanceVariable,
    class_variable: readInstanceVariable,
    self: (reader, node) => ({ kind: 'self', class: reader.builder.currentClass, ...spanOf(node) }),
    scope_resolution: readScope,
    element_reference: readElement,
    call: readCall,
    assignment: readAssignment,
    operator_assignment: readOperatorAssignment,
    class: readClass,
    module: readClass,
    singleton_class: (reader, node) => reader.expression(childOf(node, 'body')),
    method: readMethod,
    singleton_method: readMethod,
    lambda: readLambda,
    block: readBlock,
    do_block: readBlock,
    if: readIf,
    elsif: readIf,
    unless: readIf,
    conditional: readIf,
    if_modifier: readIf,
    unless_modifier: readIf,
    case: readCase,
    rescue_modifier: (reader, node) => ({
      kind: 'fallback',
      options: [reader.expression(childOf(node, 'body')), reader.expression(childOf(node, 'handler'))],
      ...spanOf(node),
    }),
    return: (reader, node) => {
      const [list] = node.children;
      const [first] = list?.children ?? [];
      if (first) reader.builder.returns(reader.expression(first));
      return unknown(node);
    },
    unary: (reader, node) => {
      const value = reader.expression(childOf(node, 'operand'));
      const isNegative = childOf(node, 'operator')?.type === '-' && value.kind === 'number';
      return isNegative ? { kind: 'number', value: -value.value, ...spanOf(node) } : unknown(node);
    },
    binary: (reader, node) => {
      const left = reader.expression(childOf(node, 'left'));
      const right = reader.expression(childOf(node, 'right'));
      const operator = childOf(node, 'operator')?.type;
      if (operator === '||' || operator === 'or') return { kind: 'fallback', options: [left, right], ...spanOf(node) };
      if (operator === '&&' || operator === 'and') return right;
      if (operator === '+') return { kind: 'joined', parts: [left, right], template: false, ...spanOf(node) };
      return unknown(node);
    },
    comment: unread,
    heredoc_body: unread,
    heredoc_beginning: unread,
    regex: unread,
    subshell: unread,
    character: unread,
    alias: unread,
  },
};
