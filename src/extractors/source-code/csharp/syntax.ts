import { childOf } from '../../../parsing/source-code.ts';
import { define } from '../class-bodies.ts';
import { readNumber } from '../java/literals.ts';
import {
  nothing,
  type ReadStatement,
  type Syntax,
  spanOf,
  transparent,
  unknown,
  unread,
  valuesOf,
  writtenConstant,
} from '../syntax-reader.ts';
import { readIf, readSwitch, readSwitchExpression, readTernary, readTry } from './branches.ts';
import { readCall, readCreation, readLambda } from './calls.ts';
import { readClass } from './classes.ts';
import { readFunction } from './functions.ts';
import { readInterpolated, readList, readObject, readText } from './literals.ts';
import { readConditionalAccess, readElement, readGenericName, readIdentifier, readMember } from './names.ts';
import { readAssignment, readBinary, readUnary } from './operators.ts';
import { readPreprocessor } from './preprocessor.ts';
import { readForeach, readUsing, readVariables } from './statements.ts';
import { typedAs } from './types.ts';

const inBlock: ReadStatement = (reader, node) => reader.builder.inScope(() => reader.statements(node));

export const csharpSyntax: Syntax = {
  sharesTop: true,
  statements: {
    using_directive: readUsing,
    variable_declaration: readVariables,
    global_statement: (reader, node) => reader.statements(node),
    block: inBlock,
    for_statement: inBlock,
    while_statement: inBlock,
    using_statement: inBlock,
    foreach_statement: readForeach,
    preproc_if: readPreprocessor,
    if_statement: readIf,
    switch_statement: readSwitch,
    try_statement: readTry,
    local_function_statement: (reader, node) => {
      const name = childOf(node, 'name');
      if (!name) return;
      const text = reader.builder.textOf(name);
      define(reader.builder, text, { kind: 'function', function: readFunction(reader, node, text), ...spanOf(node) });
    },
    return_statement: (reader, node) => {
      const [value] = valuesOf(node);
      if (value) reader.builder.returns(reader.expression(value));
    },
    attribute_list: nothing,
    comment: nothing,
  },
  expressions: {
    ...transparent(
      'parenthesized_expression',
      'await_expression',
      'argument',
      'expression_element',
      'collection_element',
    ),
    ...transparent('expression_statement', 'arrow_expression_clause', 'postfix_unary_expression'),
    integer_literal: readNumber,
    string_literal: readText,
    verbatim_string_literal: readText,
    raw_string_literal: readText,
    interpolated_string_expression: readInterpolated,
    null_literal: (_, node) => ({ kind: 'constant', text: 'null', ...spanOf(node) }),
    boolean_literal: writtenConstant,
    identifier: readIdentifier,
    predefined_type: (reader, node) => reader.builder.name(node),
    generic_name: readGenericName,
    qualified_name: readMember,
    member_access_expression: readMember,
    conditional_access_expression: readConditionalAccess,
    element_access_expression: readElement,
    this: (reader, node) => ({ kind: 'self', class: reader.builder.currentClass, ...spanOf(node) }),
    invocation_expression: readCall,
    object_creation_expression: readCreation,
    implicit_object_creation_expression: readCreation,
    anonymous_object_creation_expression: readObject,
    array_creation_expression: readList,
    implicit_array_creation_expression: readList,
    initializer_expression: readList,
    collection_expression: readList,
    tuple_expression: readList,
    lambda_expression: (reader, node) => readLambda(reader, node, undefined),
    anonymous_method_expression: (reader, node) => readLambda(reader, node, undefined),
    assignment_expression: readAssignment,
    binary_expression: readBinary,
    prefix_unary_expression: readUnary,
    conditional_expression: readTernary,
    switch_expression: readSwitchExpression,
    cast_expression: (reader, node) => reader.expression(childOf(node, 'value')),
    as_expression: (reader, node) => reader.expression(childOf(node, 'left')),
    declaration_expression: (reader, node) => {
      const name = childOf(node, 'name');
      const type = typedAs(reader, childOf(node, 'type'));
      if (name) reader.builder.declare(reader.builder.textOf(name), type, node.end);
      return name ? reader.builder.name(name) : unknown(node);
    },
    class_declaration: readClass,
    struct_declaration: readClass,
    record_declaration: readClass,
    interface_declaration: readClass,
    enum_declaration: readClass,
    typeof_expression: unread,
    comment: unread,
  },
};
