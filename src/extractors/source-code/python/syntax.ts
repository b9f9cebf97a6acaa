import { childOf } from '../../../parsing/source-code.ts';
import {
  nothing,
  type ReadExpression,
  type Syntax,
  spanOf,
  transparent,
  unknown,
  unread,
  valuesOf,
} from '../syntax-reader.ts';
import { readAssignment, readAugmentedAssignment, readNamedExpression, readOuterNames } from './assignments.ts';
import { readConditional, readIf, readMatch, readTry } from './branches.ts';
import { readCall } from './calls.ts';
import { readClass } from './classes.ts';
import { readDecorated, readFunctionDefinition, readLambda } from './functions.ts';
import { readFrom, readImport } from './imports.ts';
import { readConcatenated, readConstant, readDictionary, readNumber, readString } from './literals.ts';
import { readComprehension, readFor } from './loops.ts';
import { readAttribute, readBinary, readBoolean, readSubscript } from './operators.ts';

const list: ReadExpression = (reader, node) => ({
  kind: 'list',
  items: valuesOf(node).map((child) => reader.expression(child)),
  ...spanOf(node),
});

export const pythonSyntax: Syntax = {
  exportsAll: true,
  statements: {
    import_statement: readImport,
    import_from_statement: readFrom,
    future_import_statement: nothing,
    type_alias_statement: nothing,
    global_statement: readOuterNames,
    nonlocal_statement: readOuterNames,
    function_definition: (reader, node) => readFunctionDefinition(reader, node, []),
    class_definition: (reader, node) => readClass(reader, node),
    decorated_definition: readDecorated,
    if_statement: readIf,
    try_statement: readTry,
    match_statement: readMatch,
    for_statement: readFor,
    return_statement: (reader, node) => {
      const [value] = valuesOf(node);
      if (value) reader.builder.returns(reader.expression(value));
    },
    comment: nothing,
  },
  expressions: {
    ...transparent('parenthesized_expression', 'await', 'interpolation'),
    assignment: readAssignment,
    augmented_assignment: readAugmentedAssignment,
    named_expression: readNamedExpression,
    as_pattern: readNamedExpression,
    integer: readNumber,
    string: readString,
    concatenated_string: readConcatenated,
    true: readConstant,
    false: readConstant,
    none: readConstant,
    identifier: (reader, node) => reader.builder.name(node),
    attribute: readAttribute,
    subscript: readSubscript,
    call: readCall,
    binary_operator: readBinary,
    boolean_operator: readBoolean,
    conditional_expression: readConditional,
    dictionary: readDictionary,
    list,
    tuple: list,
    set: list,
    expression_list: list,
    list_comprehension: readComprehension,
    set_comprehension: readComprehension,
    dictionary_comprehension: readComprehension,
    generator_expression: readComprehension,
    lambda: readLambda,
    unary_operator: (reader, node) => {
      const value = reader.expression(childOf(node, 'argument'));
      const isNegated = childOf(node, 'operator')?.type === '-';
      return isNegated && value.kind === 'number'
        ? { kind: 'number', value: -value.value, ...spanOf(node) }
        : unknown(node);
    },
    type: unread,
    comment: unread,
  },
};
