import { constant, nothing, type ReadExpression, type Syntax, spanOf, unread } from '../syntax-reader.ts';
import { readFor, readIf, readSwitch } from './branches.ts';
import { readAssignment, readIfNull, readNew, readSum, readTernary, readUnary } from './calls.ts';
import { readClass } from './classes.ts';
import { readImport, readInitialized, readVariable } from './declarations.ts';
import { readClosure, readLocalFunction, readMembers } from './functions.ts';
import { readList, readMap, readNumber, readString } from './literals.ts';
import { readRow } from './sequences.ts';

const name: ReadExpression = (reader, node) => reader.builder.name(node);
const row: ReadExpression = (reader, node) => readRow(reader, node.children);

export const dartSyntax: Syntax = {
  statements: {
    program: readMembers,
    import_or_export: readImport,
    initialized_identifier: readInitialized,
    static_final_declaration: readInitialized,
    initialized_variable_definition: readVariable,
    class_definition: readClass,
    mixin_declaration: readClass,
    extension_declaration: readClass,
    enum_declaration: nothing,
    local_function_declaration: readLocalFunction,
    block: (reader, node) => reader.builder.inScope(() => readMembers(reader, node)),
    if_statement: readIf,
    switch_statement: readSwitch,
    for_statement: readFor,
    return_statement: (reader, node) => reader.builder.returns(readRow(reader, node.children)),
    comment: nothing,
    documentation_comment: nothing,
  },
  expressions: {
    decimal_integer_literal: readNumber,
    hex_integer_literal: readNumber,
    string_literal: readString,
    true: constant,
    false: constant,
    null_literal: constant,
    list_literal: readList,
    set_or_map_literal: readMap,
    identifier: name,
    identifier_dollar_escaped: name,
    type_identifier: name,
    this: (reader, node) => ({ kind: 'self', class: reader.builder.currentClass, ...spanOf(node) }),
    expression_statement: row,
    unary_expression: readUnary,
    await_expression: row,
    parenthesized_expression: row,
    type_cast_expression: row,
    assignable_expression: row,
    if_null_expression: readIfNull,
    conditional_expression: readTernary,
    additive_expression: readSum,
    assignment_expression: readAssignment,
    new_expression: readNew,
    const_object_expression: readNew,
    function_expression: readClosure,
    type_cast: unread,
    type_arguments: unread,
    label: unread,
    comment: unread,
    documentation_comment: unread,
  },
};
