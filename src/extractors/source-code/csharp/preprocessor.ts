import { oncePer } from '../../../model/once.ts';
import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { inArm } from '../java/branches.ts';
import type { ProgramBuilder } from '../program-builder.ts';
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

/** The sections that may be compiled: none that says it never is; where the file itself defines its symbols, those of which it says so. */
function compiledSections(reader: SyntaxReader, node: SyntaxNode): readonly Section[] {
  const nameOf = ({ condition }: Section) => (condition ? reader.builder.textOf(condition) : '');
  const sections = sectionsOf(node).filter((section) => !/^(?:false|never)$/i.test(nameOf(section)));
  const defined = definedIn(reader.builder);
  if (!defined) return sections;
  const chosen = sections.find((section) => defined.has(nameOf(section)));
  if (chosen) return [chosen];
  return sections.filter((section) => nameOf(section) === 'DEBUG' || !/^[A-Za-z]\w*$/.test(nameOf(section)));
}

function sectionsOf(node: SyntaxNode): readonly Section[] {
  const sections: Section[] = [];
  for (let at: SyntaxNode | undefined = node; at; at = childOf(at, 'alternative')) {
    const children = at.children.filter(({ field }) => field !== 'condition' && field !== 'alternative');
    sections.push({ condition: childOf(at, 'condition'), children });
  }
  return sections;
}

/** The symbols that a file defines; undefined when that is left to the project. One that is commented out is not defined. */
const definedIn = oncePer((builder: ProgramBuilder): ReadonlySet<string> | undefined => {
  const lines = [...builder.text.matchAll(/^[ \t]*(?<comment>\/\/[ \t]*)?#define[ \t]+(?<name>\w+)/gm)];
  const names = lines.flatMap(({ groups }) => (groups?.['comment'] === undefined ? (groups?.['name'] ?? []) : []));
  return lines.length > 0 ? new Set(names) : undefined;
});
