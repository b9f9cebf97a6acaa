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
import { noteAttribute } from './attributes.ts';
import { readBlock, readFor, readIf, readMatch, readWhile } from './branches.ts';
import { readCall, readStruct } from './calls.ts';
import { readAssignment, readConstant, readLet, readModule, readUse } from './declarations.ts';
import { readClosure, readFunctionItem } from './functions.ts';
import { readArray, readNumber, readString, readTuple } from './literals.ts';
import { readMacro } from './macros.ts';
import { memberOf, moduleOf, readPath } from './paths.ts';
import { readImplementation, readType } from './types.ts';

const name: ReadExpression = (reader, node) => reader.builder.name(node);
const value: ReadExpression = (reader, node) => reader.expression(childOf(node, 'value'));
const module: ReadExpression = (reader, node) => moduleOf(node, reader.builder.textOf(node));

export const rustSyntax: Syntax = {
  statements: {
    attribute_item: noteAttribute,
    use_declaration: readUse,
    extern_crate_declaration: nothing,
    mod_item: readModule,
    const_item: readConstant,
    static_item: readConstant,
    struct_item: readType,
    enum_item: readType,
    union_item: readType,
    trait_item: readImplementation,
    impl_item: readImplementation,
    function_item: readFunctionItem,
    let_declaration: readLet,
    macro_definition: nothing,
    type_item: nothing,
    inner_attribute_item: nothing,
    line_comment: nothing,
    block_comment: nothing,
  },
  expressions: {
    ...transparent('parenthesized_expression', 'try_expression', 'await_expression', 'else_clause', 'async_block'),
    ...transparent('unsafe_block', 'const_block', 'try_block'),
    integer_literal: readNumber,
    string_literal: readString,
    raw_string_literal: readString,
    boolean_literal: constant,
    identifier: name,
    type_identifier: name,
    primitive_type: name,
    shorthand_field_identifier: name,
    self: (reader, node) => ({ kind: 'self', class: reader.builder.currentClass, ...spanOf(node) }),
    crate: module,
    super: module,
    scoped_identifier: readPath,
    scoped_type_identifier: readPath,
    generic_type: (reader, node) => reader.expression(childOf(node, 'type')),
    generic_type_with_turbofish: (reader, node) => reader.expression(childOf(node, 'type')),
    bracketed_type: (reader, node) => reader.expression(node.children[0]),
    qualified_type: (reader, node) => reader.expression(childOf(node, 'type')),
    generic_function: (reader, node) => reader.expression(childOf(node, 'function')),
    field_expression: (reader, node) => {
      const field = childOf(node, 'field');
      const object = reader.expression(childOf(node, 'value'));
      return field ? memberOf(reader, node, object, field) : unknown(node);
    },
    call_expression: readCall,
    macro_invocation: readMacro,
    struct_expression: readStruct,
    tuple_expression: readTuple,
    array_expression: readArray,
    index_expression: (reader, node) => {
      const [object, index] = node.children.map((child) => reader.expression(child));
      if (!object || index?.kind !== 'string') return unknown(node);
      return { kind: 'member', object, name: index.value, nameStart: index.start, ...spanOf(node) };
    },
    reference_expression: value,
    type_cast_expression: value,
    unary_expression: (reader, node) => {
      const operand = reader.expression(node.children[0]);
      return reader.builder.text.charAt(node.start) === '*' ? operand : unknown(node);
    },
    binary_expression: (reader, node) => {
      const parts = [reader.expression(childOf(node, 'left')), reader.expression(childOf(node, 'right'))];
      const plus = childOf(node, 'operator')?.type === '+';
      return plus ? { kind: 'joined', parts, template: false, ...spanOf(node) } : unknown(node);
    },
    assignment_expression: readAssignment,
    closure_expression: readClosure,
    block: readBlock,
    if_expression: readIf,
    match_expression: readMatch,
    for_expression: readFor,
    while_expression: readWhile,
    return_expression: (reader, node) => {
      const [given] = node.children;
      if (given) reader.builder.returns(reader.expression(given));
      return unknown(node);
    },
    line_comment: unread,
    block_comment: unread,
    token_tree: unread,
    type_arguments: unread,
  },
};
