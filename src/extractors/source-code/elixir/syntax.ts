import { childOf } from '../../../parsing/source-code.ts';
import {
  memberOf,
  nothing,
  type ReadExpression,
  type Syntax,
  spanOf,
  transparent,
  unknown,
  unread,
  writtenConstant,
} from '../syntax-reader.ts';
import { readCall } from './calls.ts';
import { readAttribute } from './definitions.ts';
import { bindPattern, readAnonymous, readBody, readCapture } from './functions.ts';
import { keyOf, readAtom, readKeywords, readList, readMap, readNumber, readString, readTuple } from './literals.ts';
import { readAlias } from './names.ts';

const readBinary: ReadExpression = (reader, node) => {
  const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
  const operator = childOf(node, 'operator')?.type;
  if (operator === '=' && left) {
    const value = reader.expression(right);
    bindPattern(reader, left, value, node.end);
    return value;
  }
  const first = reader.expression(left);
  if (operator === '|>' && right) return readCall(reader, right, first);
  const second = reader.expression(right);
  switch (operator) {
    case '||':
    case 'or':
      return { kind: 'fallback', options: [first, second], ...spanOf(node) };
    case '&&':
    case 'and':
      return second;
    case '<>':
    case '+':
      return { kind: 'joined', parts: [first, second], template: operator === '<>', ...spanOf(node) };
    case '++':
      return { kind: 'object', entries: new Map(), spreads: [first, second], ...spanOf(node) };
    default:
      return unknown(node);
  }
};

const readUnary: ReadExpression = (reader, node) => {
  const operator = childOf(node, 'operator')?.type;
  if (operator === '@') return readAttribute(reader, node);
  if (operator === '&') return readCapture(reader, node);
  const value = reader.expression(childOf(node, 'operand'));
  const isNegative = operator === '-' && value.kind === 'number';
  return isNegative ? { kind: 'number', value: -value.value, ...spanOf(node) } : unknown(node);
};

export const elixirSyntax: Syntax = {
  exportsAll: true,
  statements: { comment: nothing },
  expressions: {
    ...transparent('interpolation'),
    block: (reader, node) => readBody(reader, node.children) ?? unknown(node),
    body: (reader, node) => readBody(reader, node.children) ?? unknown(node),
    integer: readNumber,
    string: readString,
    charlist: readString,
    sigil: readString,
    atom: readAtom,
    quoted_atom: readAtom,
    boolean: writtenConstant,
    nil: writtenConstant,
    alias: readAlias,
    identifier: (reader, node) => reader.builder.name(node),
    list: readList,
    tuple: readTuple,
    map: readMap,
    keywords: readKeywords,
    call: (reader, node) => readCall(reader, node),
    dot: (reader, node) => readCall(reader, node),
    access_call: (reader, node) => {
      const object = reader.expression(childOf(node, 'target'));
      const key = childOf(node, 'key');
      const name = key && keyOf(reader, key);
      return key && name !== undefined ? memberOf(node, object, name, key) : unknown(node);
    },
    binary_operator: readBinary,
    unary_operator: readUnary,
    anonymous_function: readAnonymous,
    comment: unread,
  },
};
