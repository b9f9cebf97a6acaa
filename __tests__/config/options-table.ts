import { optionDescriptions } from '../../src/config/options.ts';
import { optionNames } from '../../src/config/read-options.ts';

const start = '<!-- options: written by UPDATE=1 npm test -->';
const end = '<!-- /options -->';

/** The README's table of options. */
export function optionsTable(): string {
  const rows = optionNames.map((name) => {
    const {
      flag,
      input,
      description,
      choices,
      default: value,
      expression = value,
      kind,
      commands,
    } = optionDescriptions[name];
    const onlyOf = commands && !commands.includes('check') ? `${commands.join(', ')} ` : '';
    const what = choices ? `${description}: ${choices.join(', ')}` : description;
    const unset = kind === 'switch' || expression === '' ? '' : `\`${expression}\``;
    return `| ${flag ? `\`${onlyOf}${flag}\`` : ''} | ${input ? `\`${input}\`` : ''} | ${what} | ${unset} |`;
  });
  return ['| Command line | Action input | What it does | Default |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The README with the table as it should be between its markers; undefined when it has no markers. */
export function withOptionsTable(readme: string): string | undefined {
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) return undefined;
  return `${readme.slice(0, from + start.length)}\n${optionsTable()}\n${readme.slice(to)}`;
}
