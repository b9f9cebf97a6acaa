import { childOf } from '../../../parsing/source-code.ts';
import { readNumber } from '../java/literals.ts';
import {
  nothing,
  type Syntax,
  spanOf,
  transparent,
  unknown,
  unread,
  valuesOf,
  writtenConstant,
} from '../syntax-reader.ts';
import { readBlock, readFor, readIf, readMatch, readTry } from './branches.ts';
import { readCall, readCreation, readGenericCall, readInfix, readLambda } from './calls.ts';
import { readClass } from './classes.ts';
import { readFunctionDefinition, readValue } from './definitions.ts';
import { readImport, readPackage } from './imports.ts';
import { readInterpolated, readText } from './literals.ts';
import { readField, readIdentifier } from './names.ts';

export const scalaSyntax: Syntax = {
  sharesTop: true,
  statements: {
    package_clause: readPackage,
    import_declaration: readImport,
    val_definition: readValue,
    var_definition: readValue,
    given_definition: readValue,
    function_definition: readFunctionDefinition,
    comment: nothing,
    block_comment: nothing,
    annotation: nothing,
    modifiers: nothing,
    type_definition: nothing,
  },
  expressions: {
    ...transparent('parenthesized_expression', 'interpolation', 'ascription_expression', 'colon_argument'),
    integer_literal: readNumber,
    string: readText,
    interpolated_string_expression: readInterpolated,
    boolean_literal: writtenConstant,
    null_literal: (_, node) => ({ kind: 'constant', text: 'null', ...spanOf(node) }),
    identifier: readIdentifier,
    wildcard: (reader, node) => reader.builder.name(node, '_'),
    field_expression: readField,
    call_expression: readCall,
    generic_function: readGenericCall,
    instance_expression: readCreation,
    infix_expression: readInfix,
    lambda_expression: (reader, node) => readLambda(reader, node, undefined),
    assignment_expression: (reader, node) => {
      const left = childOf(node, 'left');
      const value = reader.expression(childOf(node, 'right'));
      if (left) reader.builder.assign(reader.expression(left), value, node.end);
      return unknown(node);
    },
    if_expression: readIf,
    match_expression: readMatch,
    try_expression: readTry,
    for_expression: readFor,
    block: readBlock,
    indented_block: readBlock,
    tuple_expression: (reader, node) => ({
      kind: 'list',
      items: valuesOf(node).map((child) => reader.expression(child)),
      ...spanOf(node),
    }),
    return_expression: (reader, node) => {
      const [value] = valuesOf(node);
      if (value) reader.builder.returns(reader.expression(value));
      return unknown(node);
    },
    class_definition: readClass,
    object_definition: readClass,
    trait_definition: readClass,
    enum_definition: readClass,
    type_arguments: unread,
    comment: unread,
    block_comment: unread,
  },
};
