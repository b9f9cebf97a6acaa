import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { inArm } from '../java/branches.ts';
import type { SyntaxReader } from '../syntax-reader.ts';

interface Section {
  readonly condition: SyntaxNode | undefined;
  readonly children: readonly SyntaxNode[];
}

/** `#if`, `#elif` and `#else`: each section is compiled without the others. */
export function readPreprocessor(reader: SyntaxReader, node: SyntaxNode): void {
  for (const [index, { condition, children }] of compiledSections(reader, node).entries()) {
    const body = { ...node, children };
    inArm(reader, node, { index, condition, body }, () => reader.statements(body));
  }
}

/** What stands in the sections of `#if`s among members. */
export function withoutPreprocessor(reader: SyntaxReader, members: readonly SyntaxNode[]): readonly SyntaxNode[] {
  return members.flatMap((member) => {
    if (member.type !== 'preproc_if') return [member];
    return compiledSections(reader, member).flatMap(({ children }) => withoutPreprocessor(reader, children));
  });
}

/** The sections that may be compiled: where the file defines symbols, those of which it says so. */
function compiledSections(reader: SyntaxReader, node: SyntaxNode): readonly Section[] {
  const sections = sectionsOf(node);
  const defined = definedIn(reader.builder.text);
  if (defined.size === 0) return sections;
  const nameOf = ({ condition }: Section) => (condition ? reader.builder.textOf(condition) : undefined);
  const chosen = sections.find((section) => defined.has(nameOf(section) ?? ''));
  if (chosen) return [chosen];
  return sections.filter((section) => !/^[A-Z]\w*$/.test(nameOf(section) ?? '') || nameOf(section) === 'DEBUG');
}

function sectionsOf(node: SyntaxNode): readonly Section[] {
  const sections: Section[] = [];
  for (let at: SyntaxNode | undefined = node; at; at = childOf(at, 'alternative')) {
    const children = at.children.filter(({ field }) => field !== 'condition' && field !== 'alternative');
    sections.push({ condition: childOf(at, 'condition'), children });
  }
  return sections;
}

function definedIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^[ \t]*#define[ \t]+(?<name>\w+)/gm)].map(({ groups }) => groups?.['name'] ?? ''));
}
