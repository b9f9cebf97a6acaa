import { idle } from '../model/launch.ts';
import { parseProcfile } from '../parsing/procfile.ts';
import { TracedText } from '../parsing/traced-text.ts';
import { readArguments, valuesOf } from './arguments.ts';
import { type Handler, parallel } from './command.ts';
import { resolvePath } from './paths.ts';
import { processScope } from './procfile-ports.ts';
import { entering } from './scope.ts';

const flags = [
  '-f',
  '--procfile',
  '-p',
  '--port',
  '-e',
  '--env',
  '-m',
  '--formation',
  '-l',
  '-r',
  '--root',
  '-c',
  '-N',
];

/** `foreman start -f Procfile.dev`, `overmind s`: every process of the file, at once. */
export const procfileRunner: Handler = ({ args, scope, session, name }) => {
  const read = readArguments(args, { valueFlags: flags });
  // hivemind has no verb.
  const isVerb = name !== 'hivemind' && read.positionals.length > 0;
  const chosen = isVerb ? read.positionals.slice(1) : read.positionals;
  if (isVerb && !['start', 's'].includes(read.positionals[0]?.text ?? '')) return idle;
  const path = resolvePath(scope.directory, valuesOf(read, '-f', '--procfile').at(-1)?.text ?? 'Procfile');
  const result = path === undefined ? undefined : session.context.repository.read(path);
  const inside = path === undefined ? undefined : entering(scope, path);
  if (result?.kind !== 'file' || !inside) return idle;
  const names = chosen.map(({ text }) => text);
  const flag = valuesOf(read, '-p', '--port').at(-1);
  const { processes } = parseProcfile(result.file);
  return parallel(
    ...processes
      .filter((process) => names.length === 0 || names.includes(process.name))
      .map((process) =>
        session.runLine(TracedText.of(process.line), processScope(process, processes, inside, { starter: name, flag })),
      ),
  );
};
