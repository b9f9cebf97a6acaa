import { childOf } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import {
  constant,
  type ReadExpression,
  type ReadStatement,
  type Syntax,
  spanOf,
  transparent,
  unknown,
} from '../syntax-reader.ts';
import { readIf, readSwitch } from './branches.ts';
import { readAssignment, readImport, readRange, readShortVariables, readVariables } from './declarations.ts';
import {
  readBinary,
  readCall,
  readIndex,
  readList,
  readQualifiedType,
  readSelector,
  readUnary,
} from './expressions.ts';
import { namedResults, readFunction, readFunctionDeclaration, readMethod } from './functions.ts';
import { readComposite, readLiteralValue, readNumber, readString } from './literals.ts';
import { readStruct, readType } from './types.ts';

const inBlock: ReadStatement = (reader, node) => reader.builder.inScope(() => reader.statements(node));
const name: ReadExpression = (reader, node) => reader.builder.name(node);

export const goSyntax: Syntax = {
  statements: {
    package_clause: (reader, node) => {
      const [packageName] = node.children;
      if (packageName) reader.builder.packageName = reader.builder.textOf(packageName);
    },
    import_spec: readImport,
    const_spec: readVariables,
    var_spec: readVariables,
    short_var_declaration: readShortVariables,
    assignment_statement: readAssignment,
    type_declaration: (reader, node) => reader.statements(node),
    type_spec: readType,
    function_declaration: readFunctionDeclaration,
    method_declaration: readMethod,
    block: inBlock,
    for_statement: inBlock,
    if_statement: readIf,
    expression_switch_statement: readSwitch,
    select_statement: readSwitch,
    range_clause: readRange,
    return_statement: (reader, node) => {
      const [list] = node.children;
      const values = list ? readList(reader, list) : namedResults(reader, node);
      const [first, ...rest] = values;
      // `return 0, err` gives no value.
      if (first && !(rest.length > 0 && isZero(first))) reader.builder.returns(first);
      for (const [index, value] of rest.entries()) if (!isZero(value)) reader.builder.returnsFurther(value, index + 1);
    },
    comment: () => undefined,
  },
  expressions: {
    ...transparent('parenthesized_expression', 'literal_element', 'type_assertion_expression', 'pointer_type'),
    int_literal: readNumber,
    interpreted_string_literal: readString,
    raw_string_literal: readString,
    true: constant,
    false: constant,
    nil: constant,
    identifier: name,
    type_identifier: name,
    package_identifier: name,
    qualified_type: readQualifiedType,
    struct_type: readStruct,
    generic_type: (reader, node) => reader.expression(childOf(node, 'type')),
    selector_expression: readSelector,
    index_expression: readIndex,
    call_expression: readCall,
    type_conversion_expression: (reader, node) => reader.expression(childOf(node, 'operand')),
    composite_literal: readComposite,
    literal_value: readLiteralValue,
    func_literal: (reader, node) => ({
      kind: 'function',
      function: readFunction(reader, node, undefined),
      ...spanOf(node),
    }),
    unary_expression: readUnary,
    binary_expression: readBinary,
    comment: (_, node) => unknown(node),
  },
};

function isZero(expression: Expression): boolean {
  if (expression.kind === 'constant') return expression.text === 'nil';
  return (expression.kind === 'number' || expression.kind === 'string') && !expression.value;
}
