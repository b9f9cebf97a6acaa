import { childOf } from '../../../parsing/source-code.ts';
import {
  constant,
  nothing,
  type ReadExpression,
  type ReadStatement,
  type Syntax,
  spanOf,
  transparent,
  unread,
} from '../syntax-reader.ts';
import { readConditional, readIf, readSwitch } from './branches.ts';
import { construct, readBinary, readCall, readNew, readSubscript, readTernary } from './calls.ts';
import { readClass } from './classes.ts';
import {
  readAlias,
  readAssignment,
  readDeclaration,
  readEnumerator,
  readInclude,
  readMacro,
  readNamespace,
  readNamespaceAlias,
  readUsing,
} from './declarations.ts';
import { readFunctionDefinition, readLambda } from './functions.ts';
import { readInitializers, readNumber, readRawString, readString, readStrings } from './literals.ts';
import { readField, readQualified } from './paths.ts';

const inBlock: ReadStatement = (reader, node) => reader.builder.inScope(() => reader.statements(node));
const name: ReadExpression = (reader, node) => reader.builder.name(node);
const value: ReadExpression = (reader, node) => reader.expression(childOf(node, 'value'));
const inner: ReadExpression = (reader, node) => reader.expression(childOf(node, 'name'));

/** C and C++: the one's grammar is nearly a part of the other's. */
export const cSyntax: Syntax = {
  statements: {
    preproc_include: readInclude,
    preproc_def: readMacro,
    preproc_function_def: nothing,
    preproc_if: readConditional,
    preproc_ifdef: readConditional,
    using_declaration: readUsing,
    namespace_alias_definition: readNamespaceAlias,
    namespace_definition: readNamespace,
    alias_declaration: readAlias,
    type_definition: readAlias,
    declaration: readDeclaration,
    function_definition: readFunctionDefinition,
    class_specifier: (reader, node) => readClass(reader, node),
    struct_specifier: (reader, node) => readClass(reader, node),
    union_specifier: (reader, node) => readClass(reader, node),
    enumerator: readEnumerator,
    compound_statement: inBlock,
    for_statement: inBlock,
    for_range_loop: inBlock,
    if_statement: readIf,
    switch_statement: readSwitch,
    return_statement: (reader, node) => {
      const [given] = node.children;
      if (given) reader.builder.returns(reader.expression(given));
    },
    comment: nothing,
  },
  expressions: {
    ...transparent('parenthesized_expression', 'user_defined_literal', 'condition_clause', 'co_await_expression'),
    number_literal: readNumber,
    string_literal: readString,
    raw_string_literal: readRawString,
    concatenated_string: readStrings,
    true: constant,
    false: constant,
    null: constant,
    identifier: name,
    type_identifier: name,
    namespace_identifier: name,
    field_identifier: name,
    primitive_type: name,
    this: (reader, node) => ({ kind: 'self', class: reader.builder.currentClass, ...spanOf(node) }),
    qualified_identifier: readQualified,
    template_type: inner,
    template_function: inner,
    field_expression: readField,
    subscript_expression: readSubscript,
    call_expression: readCall,
    new_expression: readNew,
    compound_literal_expression: (reader, node) =>
      construct(reader, node, childOf(node, 'type'), childOf(node, 'value')),
    cast_expression: value,
    pointer_expression: (reader, node) => reader.expression(childOf(node, 'argument')),
    assignment_expression: readAssignment,
    conditional_expression: readTernary,
    binary_expression: readBinary,
    initializer_list: readInitializers,
    lambda_expression: readLambda,
    template_argument_list: unread,
    sizeof_expression: unread,
    comment: unread,
  },
};
