import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { bindingOf, type Expression } from '../program.ts';
import { entryOf, memberOf, type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

const namespaces = new WeakMap<SyntaxReader, string>();

/** `namespace App\Chat;` up to the next one, or with a body of its own. Its other files lie beside this one. */
export function readNamespace(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  namespaces.set(reader, name ? reader.builder.textOf(name) : '');
  if (name) reader.builder.wildcards.push({ kind: 'module', module: './', ...spanOf(name) });
  const body = childOf(node, 'body');
  if (body) reader.statements(body);
}

/** `use A\B as C, D\{E, function f};`: each name stands for what its namespace has. */
export function readUse(reader: SyntaxReader, node: SyntaxNode): void {
  const group = childOf(node, 'body');
  const prefix = group ? node.children.find(({ type }) => type === 'namespace_name' || type === 'name') : undefined;
  const before = prefix ? `${reader.builder.textOf(prefix)}\\` : '';
  for (const clause of (group ?? node).children) {
    const name = clause.type === 'namespace_use_clause' ? clause.children.find(isName) : undefined;
    if (!name) continue;
    const written = before + reader.builder.textOf(name);
    const alias = childOf(clause, 'alias');
    const local = alias ? reader.builder.textOf(alias) : written.slice(written.lastIndexOf('\\') + 1);
    // A global name under its own name is no other.
    if (written.includes('\\') || alias)
      reader.builder.declare(local, named(reader, name, `\\${written}`), clause.start);
  }
}

function isName({ type, field }: SyntaxNode): boolean {
  return field !== 'alias' && (type === 'name' || type === 'qualified_name');
}

/** `Http\Server`, `\React\Socket\SocketServer`: a name of a namespace. */
export function readQualified(reader: SyntaxReader, node: SyntaxNode): Expression {
  return named(reader, node, reader.builder.textOf(node));
}

/** https://www.php.net/manual/en/language.namespaces.rules.php; a name alone may be defined later in the file. */
function named(reader: SyntaxReader, node: SyntaxNode, text: string): Expression {
  const parts = text.split('\\').filter(Boolean);
  const [first = ''] = parts;
  if (parts.length <= 1) return reader.builder.name(node, first);
  if (!text.startsWith('\\') && bindingOf(first, reader.builder.scope)) {
    const alias: Expression = reader.builder.name(node, first);
    return parts.slice(1).reduce((object, name) => memberOf(node, object, name, node), alias);
  }
  const outer = text.startsWith('\\') ? '' : (namespaces.get(reader) ?? '');
  const module = [...outer.split('\\'), ...parts.slice(0, -1)].filter(Boolean).join('\\');
  return memberOf(node, { kind: 'module', module, ...spanOf(node) }, parts.at(-1) ?? '', node);
}

export function readVariable(reader: SyntaxReader, node: SyntaxNode): Expression {
  const text = reader.builder.textOf(node);
  if (text === '$this') return selfOf(reader, node);
  return text === '$_ENV' || text === '$_SERVER'
    ? { kind: 'environment', ...spanOf(node) }
    : reader.builder.name(node, text);
}

/** `self`, `static`, and `parent`, whose members are inherited. */
export function selfOf(reader: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'self', class: reader.builder.currentClass, ...spanOf(node) };
}

/** `$server->port`, `self::$port`. */
export function readProperty(reader: SyntaxReader, node: SyntaxNode): Expression {
  const name = childOf(node, 'name');
  const object = reader.expression(childOf(node, 'object') ?? childOf(node, 'scope'));
  if (name?.type !== 'name' && name?.type !== 'variable_name') return unknown(node);
  return memberOf(node, object, reader.builder.textOf(name).replace(/^\$/, ''), name);
}

/** `Config::PORT`. */
export function readClassConstant(reader: SyntaxReader, node: SyntaxNode): Expression {
  const [scope, name] = node.children;
  const object = reader.expression(scope);
  return name ? memberOf(node, object, reader.builder.textOf(name), name) : unknown(node);
}

/** `$config['port']`, `$argv[1]`, and in a text `$config[port]`. */
export function readSubscript(reader: SyntaxReader, node: SyntaxNode): Expression {
  const [objectNode, index] = node.children;
  const object = reader.expression(objectNode);
  if (index?.type === 'name') return memberOf(node, object, reader.builder.textOf(index), index);
  return index ? entryOf(node, object, reader.expression(index)) : unknown(node);
}
