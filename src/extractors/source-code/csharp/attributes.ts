import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import type { SyntaxReader } from '../syntax-reader.ts';

/** `[Option('p', "port", Default = 8080)]`: https://github.com/commandlineparser/commandline/wiki */
export function attributeValue(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  for (const list of node.children.filter(({ type }) => type === 'attribute_list')) {
    for (const argument of list.children.flatMap(({ children }) => children.at(-1)?.children ?? [])) {
      const assignment = argument.children.find(({ type }) => type === 'assignment_expression');
      const left = assignment ? childOf(assignment, 'left') : argument.children[0];
      const right = assignment ? childOf(assignment, 'right') : argument.children[1];
      if (left && right && /^Default(?:Value)?$/.test(reader.builder.textOf(left))) return reader.expression(right);
    }
  }
  return undefined;
}
