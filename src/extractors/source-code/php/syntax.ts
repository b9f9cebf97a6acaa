import { childOf } from '../../../parsing/source-code.ts';
import { nothing, type ReadExpression, type Syntax, spanOf, transparent, unknown, unread } from '../syntax-reader.ts';
import { readAssignment, readAugmentedAssignment, readConstants, readStatic, shareNames } from './assignments.ts';
import { readConditional, readForeach, readIf, readMatch, readSwitch, readTry } from './branches.ts';
import { readCreation, readFunctionCall, readMethodCall, readRelativeScope, readRequire, readReturn } from './calls.ts';
import { readClassDeclaration } from './classes.ts';
import { readClosure, readFunctionDefinition } from './functions.ts';
import { readArray, readConstant, readNumber, readString } from './literals.ts';
import {
  readClassConstant,
  readNamespace,
  readProperty,
  readQualified,
  readSubscript,
  readUse,
  readVariable,
} from './names.ts';

const readBinary: ReadExpression = (reader, node) => {
  const options = [reader.expression(childOf(node, 'left')), reader.expression(childOf(node, 'right'))];
  const operator = childOf(node, 'operator')?.type;
  switch (operator) {
    case '??':
    case '||':
    case 'or':
    // Flags that are set together.
    case '|':
      return { kind: 'fallback', options, ...spanOf(node) };
    case '&&':
    case 'and':
      return options[1] ?? unknown(node);
    case '.':
    case '+':
      return { kind: 'joined', parts: options, template: operator === '.', ...spanOf(node) };
    default:
      return unknown(node);
  }
};

export const phpSyntax: Syntax = {
  exportsAll: true,
  statements: {
    text: nothing,
    php_tag: nothing,
    php_end_tag: nothing,
    comment: nothing,
    namespace_definition: readNamespace,
    namespace_use_declaration: readUse,
    const_declaration: readConstants,
    function_definition: readFunctionDefinition,
    class_declaration: readClassDeclaration,
    trait_declaration: readClassDeclaration,
    interface_declaration: readClassDeclaration,
    enum_declaration: readClassDeclaration,
    global_declaration: (reader, node) => shareNames(reader, node.children, true),
    function_static_declaration: readStatic,
    if_statement: readIf,
    switch_statement: readSwitch,
    try_statement: readTry,
    foreach_statement: readForeach,
    return_statement: readReturn,
  },
  expressions: {
    ...transparent('parenthesized_expression', 'error_suppression_expression', 'clone_expression', 'throw_expression'),
    integer: readNumber,
    string: readString,
    encapsed_string: readString,
    boolean: readConstant,
    null: readConstant,
    array_creation_expression: readArray,
    name: (reader, node) => reader.builder.name(node),
    qualified_name: readQualified,
    relative_name: readQualified,
    relative_scope: readRelativeScope,
    variable_name: readVariable,
    member_access_expression: readProperty,
    nullsafe_member_access_expression: readProperty,
    scoped_property_access_expression: readProperty,
    class_constant_access_expression: readClassConstant,
    subscript_expression: readSubscript,
    assignment_expression: readAssignment,
    reference_assignment_expression: readAssignment,
    augmented_assignment_expression: readAugmentedAssignment,
    function_call_expression: readFunctionCall,
    member_call_expression: readMethodCall,
    nullsafe_member_call_expression: readMethodCall,
    scoped_call_expression: readMethodCall,
    object_creation_expression: readCreation,
    require_expression: readRequire,
    require_once_expression: readRequire,
    include_expression: readRequire,
    include_once_expression: readRequire,
    anonymous_function: readClosure,
    arrow_function: readClosure,
    conditional_expression: readConditional,
    match_expression: readMatch,
    binary_expression: readBinary,
    cast_expression: (reader, node) => reader.expression(childOf(node, 'value')),
    unary_op_expression: (reader, node) => {
      const value = reader.expression(childOf(node, 'argument'));
      const isNegative = childOf(node, 'operator')?.type === '-' && value.kind === 'number';
      return isNegative ? { kind: 'number', value: -value.value, ...spanOf(node) } : unknown(node);
    },
    comment: unread,
    attribute_list: unread,
  },
};
