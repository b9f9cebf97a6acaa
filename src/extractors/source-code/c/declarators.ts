import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';

/** The name that a declarator declares: `port` of `*port[3]`, `&port`, `port(int)`. */
export function nameIn(declarator: SyntaxNode | undefined): SyntaxNode | undefined {
  if (!declarator || /^(?:identifier|field_identifier|type_identifier|qualified_identifier)$/.test(declarator.type)) {
    return declarator;
  }
  if (/^(?:destructor_name|operator_name|operator_cast)$/.test(declarator.type)) return undefined;
  const inner =
    childOf(declarator, 'declarator') ?? declarator.children.find(({ type }) => /declarator|identifier/.test(type));
  return nameIn(inner);
}
