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
  writtenConstant,
} from '../syntax-reader.ts';
import { readFor, readGuard, readIf, readSwitch } from './branches.ts';
import { readAssignment, readCall, readClosure, readNavigation, readPrefix, readTernary } from './calls.ts';
import { readImport, readVariable } from './declarations.ts';
import { readFunctionDeclaration } from './functions.ts';
import { readArray, readDictionary, readNumber, readString } from './literals.ts';
import { readTypeDeclaration } from './types.ts';

const name: ReadExpression = (reader, node) => reader.builder.name(node);
const inner: ReadExpression = (reader, node) => reader.expression(childOf(node, 'expr') ?? node.children[0]);

export const swiftSyntax: Syntax = {
  statements: {
    import_declaration: readImport,
    property_declaration: readVariable,
    function_declaration: readFunctionDeclaration,
    class_declaration: readTypeDeclaration,
    protocol_declaration: readTypeDeclaration,
    assignment: readAssignment,
    if_statement: readIf,
    guard_statement: readGuard,
    switch_statement: readSwitch,
    for_statement: readFor,
    do_statement: (reader, node) => reader.builder.inScope(() => reader.statements(node)),
    while_statement: (reader, node) => reader.builder.inScope(() => reader.statements(node)),
    control_transfer_statement: (reader, node) => {
      const result = childOf(node, 'result');
      const given = result && reader.expression(result);
      if (given && /^return\b/.test(reader.builder.text.slice(node.start, node.start + 7))) {
        reader.builder.returns(given);
      }
    },
    comment: nothing,
    multiline_comment: nothing,
  },
  expressions: {
    ...transparent('directly_assignable_expression', 'tuple_expression'),
    integer_literal: readNumber,
    boolean_literal: writtenConstant,
    hex_literal: readNumber,
    line_string_literal: readString,
    multi_line_string_literal: readString,
    nil: constant,
    simple_identifier: name,
    type_identifier: name,
    self_expression: (reader, node) => ({ kind: 'self', class: reader.builder.currentClass, ...spanOf(node) }),
    navigation_expression: readNavigation,
    call_expression: readCall,
    prefix_expression: readPrefix,
    postfix_expression: (reader, node) => reader.expression(childOf(node, 'target')),
    try_expression: inner,
    await_expression: inner,
    as_expression: inner,
    ternary_expression: readTernary,
    nil_coalescing_expression: (reader, node) => {
      const options = ['value', 'if_nil'].map((field) => reader.expression(childOf(node, field)));
      return { kind: 'fallback', options, ...spanOf(node) };
    },
    additive_expression: (reader, node) => {
      const parts = ['lhs', 'rhs'].map((field) => reader.expression(childOf(node, field)));
      const plus = childOf(node, 'op')?.type === '+';
      return plus ? { kind: 'joined', parts, template: false, ...spanOf(node) } : unknown(node);
    },
    array_literal: readArray,
    dictionary_literal: readDictionary,
    lambda_literal: readClosure,
    type_annotation: unread,
    user_type: unread,
    comment: unread,
  },
};
