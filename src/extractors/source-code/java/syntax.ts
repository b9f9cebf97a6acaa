import { childOf } from '../../../parsing/source-code.ts';
import { define } from '../class-bodies.ts';
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
import { readIf, readSwitch, readTernary, readTry } from './branches.ts';
import { readCall, readConstructorCall, readCreation, readLambda, readReference } from './calls.ts';
import { readClass } from './classes.ts';
import { readImport, readPackage } from './imports.ts';
import { readNumber, readString } from './literals.ts';
import { readElement, readFieldAccess, readIdentifier } from './names.ts';
import { readAssignment, readBinary, readUnary } from './operators.ts';
import { readType, typedAs } from './types.ts';

const inBlock: ReadStatement = (reader, node) => reader.builder.inScope(() => reader.statements(node));
const list: ReadExpression = (reader, node) => ({
  kind: 'list',
  items: node.children.map((child) => reader.expression(child)),
  ...spanOf(node),
});

/** `int a = 1, b = 2;`, and what a `try (…)` opens. */
const readVariables: ReadStatement = (reader, node) => {
  const { builder } = reader;
  const type = typedAs(reader, childOf(node, 'type'));
  const declarators = node.type === 'resource' ? [node] : node.children.filter(({ field }) => field === 'declarator');
  for (const declarator of declarators) {
    const name = childOf(declarator, 'name');
    const valueNode = childOf(declarator, 'value');
    const value = valueNode ? reader.expression(valueNode) : undefined;
    if (!name) {
      reader.statements(declarator);
      continue;
    }
    const text = builder.textOf(name);
    builder.declare(text, value, declarator.end);
    if (type) builder.declare(text, type, declarator.end, { fallback: true });
  }
};

export const javaSyntax: Syntax = {
  sharesTop: true,
  statements: {
    package_declaration: readPackage,
    import_declaration: readImport,
    local_variable_declaration: readVariables,
    resource: readVariables,
    block: inBlock,
    constructor_body: inBlock,
    for_statement: inBlock,
    while_statement: inBlock,
    enhanced_for_statement: (reader, node) => {
      const items = reader.expression(childOf(node, 'value'));
      reader.builder.inScope(() => {
        const name = childOf(node, 'name');
        const element = { kind: 'element', of: items, ...spanOf(node) } as const;
        if (name) reader.builder.declare(reader.builder.textOf(name), element, name.start);
        const body = childOf(node, 'body');
        if (body) reader.statement(body);
      });
    },
    if_statement: readIf,
    try_statement: readTry,
    try_with_resources_statement: readTry,
    return_statement: (reader, node) => {
      const [value] = valuesOf(node);
      if (value) reader.builder.returns(reader.expression(value));
    },
    line_comment: nothing,
    block_comment: nothing,
    annotation: nothing,
    marker_annotation: nothing,
    modifiers: nothing,
    throws: nothing,
  },
  expressions: {
    ...transparent('parenthesized_expression', 'expression_statement'),
    decimal_integer_literal: readNumber,
    hex_integer_literal: readNumber,
    octal_integer_literal: readNumber,
    binary_integer_literal: readNumber,
    string_literal: readString,
    true: constant,
    false: constant,
    null_literal: (_, node) => ({ kind: 'constant', text: 'null', ...spanOf(node) }),
    identifier: readIdentifier,
    type_identifier: readType,
    scoped_type_identifier: readType,
    generic_type: readType,
    field_access: readFieldAccess,
    scoped_identifier: readFieldAccess,
    array_access: readElement,
    array_initializer: list,
    array_creation_expression: (reader, node) => {
      const value = childOf(node, 'value');
      return value ? reader.expression(value) : unknown(node);
    },
    cast_expression: (reader, node) => reader.expression(childOf(node, 'value')),
    this: (reader, node) => ({ kind: 'self', class: reader.builder.currentClass, ...spanOf(node) }),
    method_invocation: readCall,
    object_creation_expression: readCreation,
    explicit_constructor_invocation: readConstructorCall,
    lambda_expression: (reader, node) => readLambda(reader, node, undefined),
    method_reference: readReference,
    assignment_expression: readAssignment,
    binary_expression: readBinary,
    unary_expression: readUnary,
    ternary_expression: readTernary,
    switch_expression: readSwitch,
    class_declaration: readClass,
    interface_declaration: readClass,
    enum_declaration: readClass,
    record_declaration: readClass,
    annotation_type_declaration: unread,
    instanceof_expression: (reader, node) => {
      const value = reader.expression(childOf(node, 'left'));
      const name = childOf(node, 'name');
      const type = typedAs(reader, childOf(node, 'right'));
      if (name && type) define(reader.builder, reader.builder.textOf(name), type);
      return value;
    },
    character_literal: (reader, node) => {
      const text = reader.builder.textOf(node).slice(1, -1);
      return { kind: 'string', value: text, contents: node.start + 1, ...spanOf(node) };
    },
    class_literal: unread,
    line_comment: unread,
    block_comment: unread,
  },
};
