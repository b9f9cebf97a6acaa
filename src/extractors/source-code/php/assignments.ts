import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { bindingOf, type Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';

export function readAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = reader.expression(childOf(node, 'right'));
  assignTo(reader, childOf(node, 'left'), value, node.end);
  return value;
}

/** `$port ??= 8080` keeps what is there; `$address .= ':80'` joins. */
export function readAugmentedAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const left = childOf(node, 'left');
  const given = reader.expression(childOf(node, 'right'));
  const options = [reader.expression(left), given];
  const operator = childOf(node, 'operator')?.type;
  if (operator === '??=') {
    assignTo(reader, left, given, node.end, true);
    return { kind: 'fallback', options, ...spanOf(node) };
  }
  const isJoined = operator === '.=' || operator === '+=';
  const value: Expression = isJoined
    ? { kind: 'joined', parts: options, template: operator === '.=', ...spanOf(node) }
    : unknown(node);
  assignTo(reader, left, value, node.end);
  return value;
}

/** Gives a value to a variable of the function, a property, an array's entry, or several of them. */
export function assignTo(
  reader: SyntaxReader,
  target: SyntaxNode | undefined,
  value: Expression,
  at: number,
  fallback = false,
): void {
  const { builder } = reader;
  if (target?.type === 'list_literal' || target?.type === 'array_creation_expression') {
    takeApart(reader, target, value, at);
    return;
  }
  const place = target && reader.expression(target);
  if (place?.kind !== 'name') {
    if (place) builder.assign(place, value, at, fallback);
    return;
  }
  const scope = builder.functionScope();
  // Names that are shared with outside by `use (&$x)` and `global` are in the function's scope already.
  if (scope.names.has(place.name)) builder.assign(place, value, at, fallback);
  else builder.declare(place.name, value, at, { scope, fallback });
}

/** `[$host, $port] = …`, `['port' => $port] = …`. */
function takeApart(reader: SyntaxReader, pattern: SyntaxNode, value: Expression, at: number): void {
  const flat = valuesOf(pattern).flatMap((child) =>
    child.type === 'array_element_initializer' ? [valuesOf(child)] : [[child]],
  );
  // In `list('port' => $port)` keys and targets follow each other.
  const pairs = flat.every(([first, second]) => !second && first) ? pairsOf(flat.flat()) : flat;
  for (const [index, [first, second]] of pairs.entries()) {
    const key = second ? reader.expression(first) : undefined;
    const name = key?.kind === 'string' || key?.kind === 'number' ? String(key.value) : String(index);
    const target = second ?? first;
    if (target) assignTo(reader, target, partOf(value, name, target), at);
  }
}

function pairsOf(nodes: readonly SyntaxNode[]): (readonly SyntaxNode[])[] {
  const pairs: (readonly SyntaxNode[])[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const [node, next] = nodes.slice(index, index + 2);
    const isKey = node?.type === 'string' || node?.type === 'encapsed_string';
    if (node) pairs.push(isKey && next ? [node, next] : [node]);
    if (isKey) index += 1;
  }
  return pairs;
}

function partOf(value: Expression, name: string, at: SyntaxNode): Expression {
  const item = value.kind === 'list' ? value.items[Number(name)] : undefined;
  return item ?? { kind: 'member', object: value, name, nameStart: at.start, ...spanOf(at) };
}

/** `global $port;`, `use (&$port)`: the name is the one outside. */
export function shareNames({ builder }: SyntaxReader, nodes: readonly SyntaxNode[], isGlobal: boolean): void {
  for (const node of nodes) {
    const name = builder.textOf(node).replace(/^&\s*/, '');
    const outer = isGlobal
      ? builder.declare(name, undefined, node.start, { scope: builder.top })
      : bindingOf(name, builder.scope.parent ?? builder.top);
    if (outer) builder.scope.names.set(name, outer);
  }
}

/** `define('PORT', 80)` and `const PORT = 80`: a constant of the file. */
export function defineConstant(reader: SyntaxReader, name: string, value: Expression, at: number): void {
  reader.builder.declare(name, value, at, { scope: reader.builder.top });
}

export function readConstants(reader: SyntaxReader, node: SyntaxNode): void {
  for (const element of node.children) {
    const [name, value] = valuesOf(element);
    if (element.type !== 'const_element' || !name || !value) continue;
    defineConstant(reader, reader.builder.textOf(name), reader.expression(value), element.start);
  }
}

/** `static $port = 80;` in a function. */
export function readStatic(reader: SyntaxReader, node: SyntaxNode): void {
  for (const child of node.children) {
    const name = childOf(child, 'name');
    const value = childOf(child, 'value');
    if (name) reader.builder.declare(reader.builder.textOf(name), value && reader.expression(value), child.end);
  }
}
