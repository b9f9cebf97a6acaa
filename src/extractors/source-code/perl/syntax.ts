import { childOf } from '../../../parsing/source-code.ts';
import { nothing, type ReadExpression, type Syntax, spanOf, transparent, unknown, unread } from '../syntax-reader.ts';
import { isAssignment, readAssignment } from './assignments.ts';
import { readFor, readIf, readSingleLine, readTernary } from './branches.ts';
import { readAnonymous, readCall, readMethodCall } from './calls.ts';
import { operandsOf, operatorOf, readFunctionDefinition, variablesIn } from './functions.ts';
import { readList, readNumber, readString, readWords } from './literals.ts';
import { readArrayItem, readHashEntry, readScalar } from './names.ts';
import { readConstants, readPackageStatement, readUse } from './packages.ts';

const readBinary: ReadExpression = (reader, node) => {
  if (isAssignment(node)) return readAssignment(reader, node);
  const parts = operandsOf(node).map((operand) => reader.expression(operand));
  const operator = operatorOf(node);
  switch (operator) {
    case '||':
    case '//':
    case 'or':
      return { kind: 'fallback', options: parts, ...spanOf(node) };
    case '&&':
    case 'and':
      return parts[1] ?? unknown(node);
    case '.':
    case '+':
      return { kind: 'joined', parts, template: operator === '.', ...spanOf(node) };
    default:
      return unknown(node);
  }
};

export const perlSyntax: Syntax = {
  exportsAll: true,
  statements: {
    comments: nothing,
    pod_statement: nothing,
    special_literal: nothing,
    use_no_statement: readUse,
    use_constant_statement: readConstants,
    package_statement: readPackageStatement,
    function_definition: readFunctionDefinition,
  },
  expressions: {
    ...transparent('interpolation', 'scalar_dereference', 'hash_dereference', 'array_dereference'),
    integer: readNumber,
    string_single_quoted: readString,
    string_double_quoted: readString,
    string_q_quoted: readString,
    string_qq_quoted: readString,
    word_list_qw: readWords,
    array: readList,
    arguments: readList,
    array_ref: readList,
    hash_ref: readList,
    scalar_variable: readScalar,
    array_variable: (reader, node) => reader.builder.name(node),
    hash_variable: (reader, node) => reader.builder.name(node),
    variable_declaration: (reader, node) => {
      for (const variable of variablesIn(node)) {
        reader.builder.declare(reader.builder.textOf(variable), undefined, node.end);
      }
      return unknown(node);
    },
    hash_access_variable: readHashEntry,
    hash_access_variable_simple: readHashEntry,
    array_access_variable: readArrayItem,
    method_invocation: readMethodCall,
    call_expression_with_args_with_brackets: readCall,
    call_expression_with_spaced_args: readCall,
    call_expression_with_bareword: readCall,
    anonymous_function: readAnonymous,
    binary_expression: readBinary,
    ternary_expression: readTernary,
    if_statement: readIf,
    unless_statement: readIf,
    single_line_statement: readSingleLine,
    for_statement_2: readFor,
    return_expression: (reader, node) => {
      const value = reader.expression(node.children[0]);
      if (node.children.length > 0) reader.builder.returns(value);
      return unknown(node);
    },
    // `\%options` and `bless {…}, $class` are what they refer to.
    unary_expression: (reader, node) => {
      const [inner] = node.children;
      if (inner?.type === 'to_reference') return reader.expression(childOf(inner, 'variable'));
      reader.statements(node);
      return unknown(node);
    },
    bless: (reader, node) => reader.expression(childOf(node, 'self')),
    comments: unread,
  },
};
