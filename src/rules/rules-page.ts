import type { Rule, RuleDocs } from '../model/rule.ts';

/** RULES.md: one heading a rule, made from the rules' own documentation. */
export function rulesPage(rules: readonly Rule[]): string {
  const introduction = [
    '# Rules',
    '<!-- Made from the rules’ own documentation; `UPDATE=1 npm test` writes it anew. -->',
    'An **error** is certain, a **warning** is documented or likely, and a **notice** is worth knowing.',
    'A rule that is **off** speaks only where the configuration turns it on.',
    '| rule | reports | at most |\n|---|---|---|\n' +
      rules.map((rule) => `| [${rule.id}](#${rule.id}) | ${rule.docs.summary} | ${mostOf(rule)} |`).join('\n'),
  ];
  return `${[...introduction, ...rules.map(rulePage)].join('\n\n')}\n`;
}

/** The page of one rule, which `explain` shows too. */
export function rulePage(rule: Rule): string {
  const { id, docs } = rule;
  return [
    `## ${id}`,
    `${docs.summary} At most: ${mostOf(rule)}.`,
    docs.why,
    `**What to do.** ${docs.remedy}`,
    'Reported:',
    ...Object.entries(docs.bad).map(fileBlock),
    'Not reported:',
    ...Object.entries(docs.good).map(fileBlock),
    ...causesSection(docs),
  ].join('\n\n');
}

function mostOf(rule: Rule): string {
  return rule.default === 'off' ? `${rule.severity}, off by default` : rule.severity;
}

function causesSection({ causes = {}, causeExamples = {} }: RuleDocs): readonly string[] {
  const sections = Object.entries(causes).flatMap(([cause, meaning]) => [
    `### ${cause}`,
    meaning,
    ...Object.entries(causeExamples[cause] ?? {}).map(fileBlock),
  ]);
  return sections.length === 0 ? [] : ['Its causes, each with what is reported as such:', ...sections];
}

function fileBlock([path, text]: readonly [string, string]): string {
  const language = path.slice(path.lastIndexOf('.') + 1);
  return `\`${path}\`\n\n\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
