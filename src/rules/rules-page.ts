import type { Rule, RuleDocs } from '../model/rule.ts';

/** RULES.md: one heading a rule, made from the rules' own documentation. */
export function rulesPage(rules: readonly Rule[]): string {
  const introduction = [
    '# Rules',
    '<!-- Made from the rules’ own documentation; `UPDATE=1 npm test` writes it anew. -->',
    'An **error** is certain, a **warning** is documented or likely, and a **notice** is worth knowing.',
    '| rule | reports | at most |\n|---|---|---|\n' +
      rules.map(({ id, severity, docs }) => `| [${id}](#${id}) | ${docs.summary} | ${severity} |`).join('\n'),
  ];
  return `${[...introduction, ...rules.map(rulePage)].join('\n\n')}\n`;
}

/** The page of one rule, which `explain` shows too. */
export function rulePage({ id, severity, docs }: Rule): string {
  return [
    `## ${id}`,
    `${docs.summary} At most: ${severity}.`,
    docs.why,
    `**What to do.** ${docs.remedy}`,
    ...causesSection(docs),
    'Reported:',
    ...Object.entries(docs.bad).map(fileBlock),
    'Not reported:',
    ...Object.entries(docs.good).map(fileBlock),
  ].join('\n\n');
}

function causesSection({ causes }: RuleDocs): readonly string[] {
  const lines = Object.entries(causes ?? {}).map(([cause, meaning]) => `- \`${cause}\`: ${meaning}`);
  return lines.length === 0 ? [] : ['Causes:', lines.join('\n')];
}

function fileBlock([path, text]: readonly [string, string]): string {
  const language = path.slice(path.lastIndexOf('.') + 1);
  return `\`${path}\`\n\n\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
