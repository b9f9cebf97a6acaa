import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, valuesOf } from '../syntax-reader.ts';

/** Types that tell nothing of where a value comes from. */
const plain = new Set([
  'int',
  'str',
  'float',
  'bool',
  'bytes',
  'dict',
  'list',
  'tuple',
  'set',
  'object',
  'Any',
  'None',
]);
/** Types that say what is in them. */
const wrappers = new Set(['Optional', 'Union', 'Annotated', 'Final', 'ClassVar', 'Required', 'NotRequired']);

/** A value of an annotation's type: `Flask`, `web.Application`, `Optional[Flask]`, `'Flask'`. */
export function readType(reader: SyntaxReader, annotation: SyntaxNode | undefined): Expression | undefined {
  const type = annotation ? readTypeName(reader, annotation) : undefined;
  return type ? { kind: 'typed', type, start: type.start, end: type.end } : undefined;
}

function readTypeName(reader: SyntaxReader, node: SyntaxNode | undefined): Expression | undefined {
  const text = node ? reader.builder.textOf(node) : '';
  switch (node?.type) {
    case 'type':
      return readTypeName(reader, node.children[0]);
    case 'identifier':
      return plain.has(text) ? undefined : reader.builder.name(node);
    case 'attribute': {
      const name = childOf(node, 'attribute');
      const object = readTypeName(reader, childOf(node, 'object'));
      if (!name || !object) return undefined;
      return { kind: 'member', object, name: reader.builder.textOf(name), nameStart: name.start, ...spanOf(node) };
    }
    case 'string':
      return /^['"][A-Z]\w*['"]$/.test(text) ? reader.builder.name(node, text.slice(1, -1)) : undefined;
    case 'binary_operator':
      return readTypeName(reader, childOf(node, 'left')) ?? readTypeName(reader, childOf(node, 'right'));
    case 'generic_type':
    case 'subscript':
      return readGeneric(reader, node);
    default:
      return undefined;
  }
}

function readGeneric(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const [base, ...inner] = valuesOf(node);
  const name = base ? (reader.builder.textOf(base).split('.').at(-1) ?? '') : '';
  if (!wrappers.has(name)) return readTypeName(reader, base);
  const [first] = inner;
  return readTypeName(reader, first?.type === 'type_parameter' ? first.children[0] : first);
}

/** What an annotation says of the default: `port: Annotated[int, Arg(default=80)]`. */
export function annotatedDefault(reader: SyntaxReader, annotation: SyntaxNode | undefined): Expression | undefined {
  const type = annotation?.type === 'type' ? annotation.children[0] : annotation;
  if (!type || !/^(?:\w+\.)?Annotated\[/.test(reader.builder.textOf(type))) return undefined;
  const described = valuesOf(type)
    .slice(1)
    .flatMap((part) => (part.type === 'type_parameter' ? part.children : [part]))
    .map((part) => (part.type === 'type' ? part.children[0] : part))
    .filter((part) => part?.type === 'call');
  for (const call of described) {
    const read = reader.expression(call);
    const value = read.kind === 'call' ? read.keywords?.entries.get('default') : undefined;
    if (value) return value;
  }
  return undefined;
}
