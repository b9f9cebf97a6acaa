import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { type ClassNode, type Expression, wholeModule } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf, valuesOf } from '../syntax-reader.ts';
import { readFunction } from './functions.ts';
import { readType } from './types.ts';

/** A class, interface, trait or enumeration. The first of a file is what other files find under the file's name. */
export function readClassDeclaration(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const nameNode = childOf(node, 'name');
  const value = readClass(reader, node);
  if (!nameNode) return;
  builder.declare(builder.textOf(nameNode), value, node.start, { scope: builder.top });
  if (!builder.exports.has(wholeModule)) builder.exports.set(wholeModule, value);
}

export function readClass(reader: SyntaxReader, node: SyntaxNode): Expression {
  const nameNode = childOf(node, 'name');
  const parent = node.children.find(({ type }) => type === 'base_clause')?.children[0];
  const owner: ClassNode = {
    name: nameNode && reader.builder.textOf(nameNode),
    fields: new Map(),
    methods: new Map(),
    parent: parent && reader.expression(parent),
  };
  reader.builder.inClass(owner, () => {
    // What a property is by default is less likely than what a method gives it.
    const members = childOf(node, 'body')?.children ?? [];
    for (const member of members) if (member.type !== 'property_declaration') readMember(reader, member, owner);
    const replaced = replacedDefaults(reader, members);
    for (const member of members) {
      if (member.type === 'property_declaration') readProperties(reader, member, owner, replaced);
    }
  });
  return { kind: 'class', class: owner, ...spanOf(node) };
}

function readMember(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  switch (node.type) {
    case 'method_declaration':
      readMethod(reader, node, owner);
      return;
    case 'const_declaration':
      for (const element of node.children) {
        const [name, value] = valuesOf(element);
        if (element.type === 'const_element' && name && value) {
          giveField(owner, reader.builder.textOf(name), reader.expression(value));
        }
      }
      return;
    case 'enum_case':
      readCase(reader, node, owner);
      return;
    default:
      reader.statements(node);
  }
}

function readMethod(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const nameNode = childOf(node, 'name');
  if (!nameNode) return;
  const written = reader.builder.textOf(nameNode);
  const name = written === '__construct' ? 'constructor' : written;
  const method = readFunction(reader, node, name);
  owner.methods.set(name, method);
  // A method of the class itself is one of its members.
  if (!node.children.some(({ type }) => type === 'static_modifier')) return;
  giveField(owner, name, { kind: 'function', function: method, ...spanOf(node) });
}

/** The properties that the constructor gives a value at any rate: nobody sees their defaults. */
function replacedDefaults({ builder }: SyntaxReader, members: readonly SyntaxNode[]): ReadonlySet<string> {
  const maker = members.find((member) => builder.textOf(childOf(member, 'name') ?? noText) === '__construct');
  const body = maker && childOf(maker, 'body');
  const names = (body?.children ?? []).flatMap((statement) => {
    const [assignment] = statement.type === 'expression_statement' ? statement.children : [];
    const target = assignment?.type === 'assignment_expression' ? childOf(assignment, 'left') : undefined;
    const name = target && /^\$this->(?<name>\w+)$/.exec(builder.textOf(target))?.groups?.['name'];
    const value = assignment && childOf(assignment, 'right');
    const keepsDefault = value && builder.textOf(value).includes(`$this->${name}`);
    return name === undefined || keepsDefault ? [] : [name];
  });
  return new Set(names);
}

const noText = { start: 0, end: 0 };

function readProperties(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode, replaced: ReadonlySet<string>): void {
  const type = readType(reader, childOf(node, 'type'));
  for (const element of node.children) {
    const nameNode = childOf(element, 'name');
    if (element.type !== 'property_element' || !nameNode) continue;
    const name = reader.builder.textOf(nameNode).slice(1);
    const value = childOf(element, 'default_value');
    if (value && !replaced.has(name)) giveField(owner, name, reader.expression(value));
    if (type) giveField(owner, name, type);
  }
}

/** `case Http = 80;`, read as `Port::Http->value`. */
function readCase(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const nameNode = childOf(node, 'name');
  const value = childOf(node, 'value');
  if (!nameNode || !value) return;
  const entries = new Map([['value', reader.expression(value)]]);
  giveField(owner, reader.builder.textOf(nameNode), { kind: 'object', entries, spreads: [], ...spanOf(value) });
}
