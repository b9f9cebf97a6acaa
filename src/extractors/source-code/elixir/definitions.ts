import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { bindingOf, type ClassNode, type Expression, wholeModule } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { type Blocks, bodyOf, readFunction } from './functions.ts';
import { enterModule, nestedName } from './names.ts';

/** A module: its functions are its members, and can be called in it without its name. */
export function readModuleDefinition(reader: SyntaxReader, node: SyntaxNode, parts: Blocks): Expression {
  const { builder } = reader;
  const nameNode = parts.args?.children[0];
  if (!nameNode) return unknown(node);
  const written = builder.textOf(nameNode);
  const name = nestedName(reader, written);
  const owner: ClassNode = { name, fields: new Map(), methods: new Map(), parent: undefined };
  const value: Expression = { kind: 'class', class: owner, ...spanOf(node) };
  builder.declare(name, value, node.start, { scope: builder.top });
  if (!builder.exports.has(wholeModule)) builder.exports.set(wholeModule, value);
  if (name !== written) builder.declare(written, { kind: 'module', module: name, ...spanOf(nameNode) }, node.start);
  builder.inScope(() => {
    enterModule(reader, name, node);
    for (const child of bodyOf(reader, parts)) reader.statement(child);
  });
  return value;
}

/** `def start(port \\ 80) when port > 0 do … end`. */
export function readDefinition(reader: SyntaxReader, node: SyntaxNode, parts: Blocks): Expression {
  const { builder } = reader;
  const first = parts.args?.children[0];
  const head = first && childOf(first, 'operator')?.type === 'when' ? childOf(first, 'left') : first;
  const nameNode = head?.type === 'call' ? childOf(head, 'target') : head;
  if (!head || !nameNode) return unknown(node);
  const name = builder.textOf(nameNode);
  const list = head.children.find(({ type }) => type === 'arguments');
  const read = readFunction(reader, node, name, list ? valuesOf(list) : [], bodyOf(reader, parts));
  const value: Expression = { kind: 'function', function: read, ...spanOf(node) };
  builder.declare(name, value, node.start);
  const owner = moduleAround(reader);
  if (owner) giveField(owner, name, value);
  return value;
}

function moduleAround({ builder }: SyntaxReader): ClassNode | undefined {
  const own = bindingOf('__MODULE__', builder.scope)?.definitions[0]?.value;
  const known = own?.kind === 'module' ? builder.top.names.get(own.module)?.definitions.at(-1)?.value : undefined;
  return known?.kind === 'class' ? known.class : undefined;
}

const documentation = /^(?:moduledoc|doc|typedoc|spec|type|typep|opaque|callback|macrocallback|impl|behaviour)$/;

/** `@port 80` gives a value to an attribute of the module, `@port` has it. */
export function readAttribute(reader: SyntaxReader, node: SyntaxNode): Expression {
  const operand = childOf(node, 'operand');
  const target = operand?.type === 'call' ? childOf(operand, 'target') : operand;
  if (!operand || !target) return unknown(node);
  const name = reader.builder.textOf(target);
  if (operand.type !== 'call') return reader.builder.name(node, `@${name}`);
  if (documentation.test(name)) return unknown(node);
  const [given] = operand.children.find(({ type }) => type === 'arguments')?.children ?? [];
  const value = reader.expression(given);
  reader.builder.declare(`@${name}`, value, node.end);
  return value;
}
