import { childOf } from '../../../parsing/source-code.ts';
import { readNumber } from '../java/literals.ts';
import { nothing, type Syntax, spanOf, transparent, unknown, unread, valuesOf } from '../syntax-reader.ts';
import { readIf, readTry, readWhen } from './branches.ts';
import { readCall, readNavigation } from './calls.ts';
import { readAnonymousObject, readClass } from './classes.ts';
import { readFor, readFunctionDeclaration, readProperty } from './declarations.ts';
import { readAnonymousFunction, readLambda } from './functions.ts';
import { readImport, readPackage } from './imports.ts';
import { readString } from './literals.ts';
import { readIdentifier, readIndex } from './names.ts';
import { readAssignment, readBinary, readInfix, readUnary } from './operators.ts';

export const kotlinSyntax: Syntax = {
  sharesTop: true,
  statements: {
    package_header: readPackage,
    import: readImport,
    property_declaration: readProperty,
    function_declaration: readFunctionDeclaration,
    block: (reader, node) => reader.builder.inScope(() => reader.statements(node)),
    for_statement: readFor,
    line_comment: nothing,
    block_comment: nothing,
    modifiers: nothing,
    file_annotation: nothing,
    type_alias: nothing,
  },
  expressions: {
    ...transparent(
      'parenthesized_expression',
      'spread_expression',
      'value_argument',
      'annotated_lambda',
      'interpolation',
    ),
    number_literal: readNumber,
    string_literal: readString,
    multiline_string_literal: readString,
    character_literal: unread,
    identifier: readIdentifier,
    this_expression: (reader, node) => ({ kind: 'self', class: reader.builder.currentClass, ...spanOf(node) }),
    navigation_expression: readNavigation,
    call_expression: readCall,
    index_expression: readIndex,
    lambda_literal: (reader, node) => readLambda(reader, node, undefined).value,
    anonymous_function: readAnonymousFunction,
    object_literal: readAnonymousObject,
    class_declaration: readClass,
    object_declaration: readClass,
    if_expression: readIf,
    when_expression: readWhen,
    try_expression: readTry,
    assignment: readAssignment,
    binary_expression: readBinary,
    infix_expression: readInfix,
    unary_expression: readUnary,
    as_expression: (reader, node) => reader.expression(childOf(node, 'left')),
    return_expression: (reader, node) => {
      const value = valuesOf(node).at(-1);
      if (value) reader.builder.returns(reader.expression(value));
      return unknown(node);
    },
    user_type: unread,
    type_arguments: unread,
    line_comment: unread,
    block_comment: unread,
  },
};
