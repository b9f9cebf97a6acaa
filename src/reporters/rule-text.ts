import { wrap } from './display-width.ts';
import { colored, type Paint, plain } from './paint.ts';
import type { TerminalOptions } from './terminal.ts';

const widest = 100;

/** A rule's page, which is Markdown, for a person at a terminal. */
export function ruleText(page: string, { colors, width }: Pick<TerminalOptions, 'colors' | 'width'>): string {
  const paint = colors ? colored : plain;
  const columns = Math.max(40, Math.min(width, widest)) - 2;
  let isCode = false;
  const lines = page.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      isCode = !isCode;
      return [];
    }
    return isCode ? [paint('cyan', `    ${line}`)] : proseLines(line, columns, paint);
  });
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

function proseLines(line: string, columns: number, paint: Paint): readonly string[] {
  if (line.startsWith('## ')) return [paint('bold', line.slice(3))];
  const indent = line.startsWith('- ') ? '  ' : '';
  const strong = /^\*\*(?<words>[^*]+)\*\*/.exec(line)?.groups?.['words'];
  if (strong === undefined) return wrap(line, columns).map((one, index) => `${index > 0 ? indent : ''}${one}`);
  const [first = '', ...rest] = wrap(`${strong}${line.slice(strong.length + 4)}`, columns);
  return [`${paint('bold', first.slice(0, strong.length))}${first.slice(strong.length)}`, ...rest];
}
