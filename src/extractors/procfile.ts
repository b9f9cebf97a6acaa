import { Allowance } from '../commands/allowance.ts';
import { composed } from '../commands/command.ts';
import { interpretWith } from '../commands/interpret.ts';
import { directoryOf } from '../commands/paths.ts';
import { groupBy } from '../model/grouping.ts';
import { type ProcfileProcess, parseProcfile } from '../parsing/procfile.ts';
import { TracedText } from '../parsing/traced-text.ts';
import { commandUnit, joinExtractions } from './command-units.ts';
import { type Extractor, nothing } from './extractor.ts';
import { wholeFile } from './whole-file.ts';

/**
 * A Procfile is one launch unit: foreman, overmind and honcho start all of it. PORT is what they give each process, so a
 * line or a program that reads it has no port of its own here.
 */
export const procfile: Extractor = {
  id: 'procfile',
  name: 'Procfile',
  files: ['Procfile', 'Procfile.dev'],
  reads: 'every process; foreman, overmind, hivemind and honcho start all of them',
  omits: '`.foreman`, `.overmind.env`',
  matches: (path) => /(?:^|\/)Procfile(?:\.[\w-]+)?$/.test(path),
  extract(file, { repository }) {
    const { processes } = parseProcfile(file);
    if (processes.length === 0) return nothing;
    const id = `procfile:${file.path}`;
    const directory = directoryOf(file.path);
    const allowance = new Allowance();
    const read = (process: ProcfileProcess) =>
      interpretWith(
        {
          repository,
          allowance,
          unit: id,
          namespace: 'host',
          owner: { kind: 'process', name: process.name },
          identity: [process.name],
          directory,
          isGivenPort: true,
        },
        (session, scope) => session.runLine(TracedText.of(process.line), scope),
      );
    const started = processes.map((process) => ({ name: process.name, interpretation: read(process) }));
    const interpretations = started.map(({ interpretation }) => interpretation);
    const fileName = file.path.slice(directory.length).replace('/', '');
    const unit = {
      id,
      unitKind: 'procfile',
      title: fileName === 'Procfile' ? 'foreman start' : `foreman start -f ${fileName}`,
      files: [file.path],
      directory,
      default: true,
      location: wholeFile(file),
    } as const;
    return joinExtractions([
      commandUnit(unit, {
        activity: composed(
          'parallel',
          // Of two lines with one name (a template's branches, mostly) some managers start one, others refuse the file.
          [...groupBy(started, ({ name }) => name).values()].map((lines) =>
            composed(
              'alternatives',
              lines.map(({ interpretation }) => interpretation.activity),
            ),
          ),
        ),
        references: interpretations.flatMap(({ references }) => references),
        invalid: interpretations.flatMap(({ invalid }) => invalid),
        problems: interpretations.flatMap(({ problems }) => problems),
      }),
    ]);
  },
};
