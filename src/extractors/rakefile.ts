import { directoryOf } from '../commands/paths.ts';
import { textOf } from '../parsing/json.ts';
import { literalCalls } from '../parsing/literal-calls.ts';
import { joinExtractions } from './command-units.ts';
import type { Extractor } from './extractor.ts';
import { processGroup } from './process-groups.ts';

/** Commands that a Rakefile runs: each is what some task starts, one at a time. */
export const rakefile: Extractor = {
  id: 'rakefile',
  name: 'Rakefile',
  files: ['Rakefile', '*.rake'],
  reads: '`sh` and `system` with a literal command',
  omits: 'which task runs it, commands that Ruby puts together',
  grammars: ['ruby'],
  matches: (path) => /(?:^|\/)[Rr]akefile(?:\.rb)?$|\.rake$/.test(path),
  extract(file, { repository, grammars }) {
    if (!/\b(?:sh|system|exec)\b/.test(file.text)) return { declarations: [], problems: [] };
    const units = literalCalls(file, 'ruby', grammars).flatMap(({ name, arguments: [first], location }) => {
      const line = textOf(first);
      if (!['sh', 'system', 'exec'].includes(name) || !line) return [];
      const title = `rake: ${line.text.length > 60 ? `${line.text.slice(0, 60)}…` : line.text}`;
      const unit = {
        id: `rake:${file.path}#${location.start.line}:${location.start.column}`,
        unitKind: 'script',
        title,
        files: [file.path],
        directory: directoryOf(file.path).replace(/(?:^|\/)lib\/tasks$/, ''),
        default: false,
        location,
      } as const;
      return [processGroup(unit, [{ name: title, lines: [line], ownerKind: 'script' }], repository)];
    });
    return joinExtractions(units);
  },
};
