import { literalCalls } from '../parsing/literal-calls.ts';
import { commandCall } from './command-calls.ts';
import { joinExtractions } from './command-units.ts';
import type { Extractor } from './extractor.ts';

/** Commands that a Rakefile runs: each is what some task starts, one at a time. */
export const rakefile: Extractor = {
  id: 'rakefile',
  name: 'Rakefile',
  files: ['Rakefile', '*.rake'],
  reads: '`sh` and `system` with literals, and the environment before them',
  omits: 'which task runs it, commands that Ruby puts together',
  grammars: ['ruby'],
  matches: (path) => /(?:^|\/)[Rr]akefile(?:\.rb)?$|\.rake$/.test(path),
  extract(file, { repository, grammars }) {
    if (!/\b(?:sh|system|exec)\b/.test(file.text)) return { declarations: [], problems: [] };
    const calls = literalCalls(file, 'ruby', grammars).filter(({ name }) => ['sh', 'system', 'exec'].includes(name));
    return joinExtractions(calls.flatMap((call) => commandCall('rake', call, file, repository) ?? []));
  },
};
