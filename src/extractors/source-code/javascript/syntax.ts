import {
  constant,
  nothing,
  type ReadExpression,
  type ReadStatement,
  type Syntax,
  spanOf,
  transparent,
  unknown,
  unread,
  valuesOf,
} from '../syntax-reader.ts';
import { readForIn, readIf, readSwitch, readTernary } from './branches.ts';
import { readCall, readMember, readNew, readParent, readSubscript } from './calls.ts';
import { readClass, readClassDeclaration, readObject } from './classes.ts';
import { readEnum, readNamespace, readVariable } from './declarations.ts';
import { readFunctionDeclaration, readFunctionExpression } from './functions.ts';
import { readNumber, readString, readTemplate } from './literals.ts';
import { readExport, readImport } from './modules.ts';
import { readAssignment, readAugmentedAssignment, readBinary, readUnary } from './operators.ts';

const inside: ReadStatement = (reader, node) => reader.statements(node);
const name: ReadExpression = (reader, node) => reader.builder.name(node);

/** JavaScript, TypeScript and JSX. */
export const javascriptSyntax: Syntax = {
  statements: {
    statement_block: (reader, node) => reader.builder.inScope(() => reader.statements(node)),
    for_statement: (reader, node) => reader.builder.inScope(() => reader.statements(node)),
    class_body: inside,
    lexical_declaration: inside,
    variable_declaration: inside,
    variable_declarator: readVariable,
    import_statement: readImport,
    export_statement: readExport,
    function_declaration: readFunctionDeclaration,
    generator_function_declaration: readFunctionDeclaration,
    class_declaration: readClassDeclaration,
    abstract_class_declaration: readClassDeclaration,
    enum_declaration: readEnum,
    internal_module: readNamespace,
    if_statement: readIf,
    switch_statement: readSwitch,
    for_in_statement: readForIn,
    return_statement: (reader, node) => {
      const value = node.children[0];
      if (value) reader.builder.returns(reader.expression(value));
    },
    interface_declaration: nothing,
    type_alias_declaration: nothing,
    comment: nothing,
  },
  expressions: {
    ...transparent(
      'parenthesized_expression',
      'await_expression',
      'as_expression',
      'satisfies_expression',
      'non_null_expression',
      'instantiation_expression',
      'spread_element',
      'template_substitution',
      'computed_property_name',
    ),
    number: readNumber,
    string: readString,
    template_string: readTemplate,
    true: constant,
    false: constant,
    null: constant,
    undefined: constant,
    identifier: name,
    shorthand_property_identifier: name,
    this: (reader, node) => ({ kind: 'self', class: reader.builder.currentClass, ...spanOf(node) }),
    super: readParent,
    member_expression: readMember,
    subscript_expression: readSubscript,
    call_expression: readCall,
    new_expression: readNew,
    binary_expression: readBinary,
    unary_expression: readUnary,
    ternary_expression: readTernary,
    assignment_expression: readAssignment,
    augmented_assignment_expression: readAugmentedAssignment,
    type_assertion: (reader, node) => reader.expression(node.children.at(-1)),
    sequence_expression: (reader, node) =>
      node.children.map((child) => reader.expression(child)).at(-1) ?? unknown(node),
    object: readObject,
    array: (reader, node) => ({
      kind: 'list',
      items: valuesOf(node).map((child) => reader.expression(child)),
      ...spanOf(node),
    }),
    arrow_function: readFunctionExpression,
    function_expression: readFunctionExpression,
    generator_function: readFunctionExpression,
    class: (reader, node) => readClass(reader, node, undefined),
    type_annotation: unread,
    type_arguments: unread,
    comment: unread,
    regex: unread,
  },
};
