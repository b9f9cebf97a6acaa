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
  // hivemind has no verb: what it is given is the file.
  const isVerb = name !== 'hivemind';
  const [first, ...chosen] = read.positionals;
  // `foreman run rails server`: one command, with the variables of the env file.
  if (isVerb && first?.text === 'run') return session.run(args.slice(args.indexOf(first) + 1), scope);
  if (isVerb && first && !['start', 's'].includes(first.text)) return idle;
  const file = isVerb ? valuesOf(read, '-f', '--procfile').at(-1) : first;
  const path = resolvePath(scope.directory, file?.text ?? 'Procfile');
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
