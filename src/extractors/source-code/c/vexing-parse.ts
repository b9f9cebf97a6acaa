import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';

/**
 * `tcp::acceptor a(io, tcp::endpoint(tcp::v4(), port));` in a function makes an object, though the grammar takes it for
 * the declaration of a function: its parameters are the arguments. Undefined: it declares a function after all.
 * https://en.cppreference.com/w/cpp/language/direct_initialization
 */
export function argumentsFrom(reader: SyntaxReader, declarator: SyntaxNode): readonly Expression[] | undefined {
  const parameters = childOf(declarator, 'parameters')?.children ?? [];
  const given = parameters.flatMap((parameter) => argumentFrom(reader, parameter) ?? []);
  return given.length === parameters.length ? given : undefined;
}

function argumentFrom(reader: SyntaxReader, parameter: SyntaxNode): Expression | undefined {
  const type = childOf(parameter, 'type');
  const declarator = childOf(parameter, 'declarator');
  const isName = /^(?:type_identifier|qualified_identifier|template_type)$/.test(type?.type ?? '');
  if (parameter.type !== 'parameter_declaration' || !type || !isName) return undefined;
  if (!declarator) return parameter.children.length === 1 ? reader.expression(type) : undefined;
  const inner = childOf(declarator, 'declarator');
  if (inner) return undefined;
  if (declarator.type === 'abstract_function_declarator') {
    const given = argumentsFrom(reader, declarator);
    return given && reader.builder.call(parameter, reader.expression(type), given);
  }
  const size = declarator.type === 'abstract_array_declarator' ? childOf(declarator, 'size') : undefined;
  if (!size) return undefined;
  const object = reader.expression(type);
  const name = reader.builder.textOf(size);
  return { kind: 'member', object, name, nameStart: size.start, ...spanOf(parameter) };
}
