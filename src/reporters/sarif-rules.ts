import type { Severity } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import { pageOf } from './homepage.ts';
import { cutTo } from './safe-text.ts';

/** GitHub takes no longer descriptions. */
const longestDescription = 1024;

/** GitHub's own words for how bad an alert is. */
const kinds: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', notice: 'recommendation' };
const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', notice: 'note' };

/** A rule as a `reportingDescriptor`. All of its text is ours. */
export function sarifRule({ id, severity, docs }: Rule) {
  const { summary, why, remedy, causes = {} } = docs;
  const causeLines = Object.entries(causes).map(([cause, meaning]) => `- \`${cause}\`: ${meaning}`);
  const paragraphs = [
    summary,
    why,
    `**What to do.** ${remedy}`,
    ...(causeLines.length > 0 ? [causeLines.join('\n')] : []),
  ];
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: cutTo(longestDescription, summary) },
    fullDescription: { text: cutTo(longestDescription, `${summary} ${why}`) },
    help: { text: `${summary} ${why} ${remedy}`, markdown: paragraphs.join('\n\n') },
    helpUri: pageOf(id),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['ports', 'reliability'], precision: 'high', 'problem.severity': kinds[severity] },
  };
}

/** `DuplicateBinding`: names have no separators (SARIF 2.1.0, 3.49.7). */
function nameOf(id: string): string {
  return id.replace(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
