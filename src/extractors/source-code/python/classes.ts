import { literally } from '../../../parsing/literally.ts';
import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { bindingOf, type ClassNode, type Expression, type Scope } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf, valuesOf } from '../syntax-reader.ts';
import { asEnumeration, asSettings } from './class-kinds.ts';

const bodies = new WeakMap<Scope, ClassNode>();

/** The class whose body the scope is. */
export function classOfBody(scope: Scope): ClassNode | undefined {
  return bodies.get(scope);
}

export function readClass(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const name = childOf(node, 'name');
  const bases = childOf(node, 'superclasses');
  const parents = (bases ? valuesOf(bases) : [])
    .filter(({ type }) => type !== 'keyword_argument')
    .map((base) => reader.expression(base));
  const [first, ...others] = parents;
  const read: ClassNode = {
    name: name ? builder.textOf(name) : undefined,
    fields: new Map(),
    methods: new Map(),
    positional: [],
    // What an object of several classes is, each of them may tell.
    parent: first && bases && others.length > 0 ? { kind: 'fallback', options: parents, ...spanOf(bases) } : first,
  };
  const value: Expression = { kind: 'class', class: read, ...spanOf(node) };
  const around = classOfBody(builder.scope);
  if (name) builder.declare(builder.textOf(name), value, node.start);
  if (name && around) giveField(around, builder.textOf(name), value);
  builder.inClass(read, () =>
    builder.inScope(() => {
      bodies.set(builder.scope, read);
      const body = childOf(node, 'body');
      if (body) reader.statements(body);
    }),
  );
  for (const parent of parents) overrideIn(reader, parent, read);
  asSettings(read, parents);
  asEnumeration(read, parents);
}

/** What a class says of its fields counts in the methods of its parent, where the file makes no object of the parent itself. */
function overrideIn({ builder }: SyntaxReader, parent: Expression, { fields }: ClassNode): void {
  const value = parent.kind === 'name' ? bindingOf(parent.name, parent.scope)?.definitions[0]?.value : undefined;
  if (parent.kind !== 'name' || value?.kind !== 'class') return;
  const isMade = new RegExp(`\\b${literally(parent.name)}\\(`).test(builder.text);
  for (const [name, [own]] of fields) {
    if (!isMade && own && value.class.fields.has(name)) giveField(value.class, name, own, true);
  }
}
