import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { interpreters } from '../signatures/tools/interpreters.ts';
import { readArguments } from './arguments.ts';
import { type Command, detached, type Handler } from './command.ts';
import { packagesOf } from './packages.ts';
import { startProgram } from './program-start.ts';
import { runScript } from './scripts.ts';
import { sourceCandidates } from './source-candidates.ts';
import { runTool } from './tools.ts';

const valueFlags = [
  '-n',
  '--name',
  '-i',
  '--instances',
  '--watch',
  '--ignore-watch',
  '-e',
  '-o',
  '-l',
  '--log',
  '--interpreter',
  '--max-memory-restart',
  '--cwd',
  '--env',
  '--cron',
];

/** `pm2 start server.js -- --port 3000`, `pm2 start npm -- run start`: runs in the background unless told not to. */
export const pm2: Handler = (command) => {
  const [verb, ...args] = command.args;
  if (verb && ['stop', 'delete', 'del', 'kill'].includes(verb.text)) return { kind: 'stop', stop: { of: 'processes' } };
  if (!verb || !['start', 'restart', 'reload'].includes(verb.text)) {
    return verb?.text.startsWith('start') || verb?.text === 'serve' ? runTool(command, ['pm2']) : idle;
  }
  const { positionals, rest = [], options } = readArguments(args, { valueFlags });
  const [file] = positionals;
  if (!file?.isResolved) return idle;
  const activity = started(file, rest, command);
  return options.some(({ flag }) => ['--no-daemon', '--attach'].includes(flag)) ? activity : detached(activity);
};

/** A package manager, a line of shell, a script of the package, a source file, or else a program. */
function started(file: TracedText, rest: readonly TracedText[], command: Command): Activity {
  const { session, scope } = command;
  if (['npm', 'yarn', 'pnpm', 'bun'].includes(file.text)) return session.run([file, ...rest], scope);
  if (/\s/.test(file.text)) return session.runLine(file, scope);
  const owner = packagesOf(session.context.repository).around(scope.directory);
  const script = owner && runScript(owner, file.text, [], scope, session);
  if (script) return script;
  const extensions = interpreters[0]?.extensions ?? [];
  return /[./\\]/.test(file.text)
    ? startProgram(command, sourceCandidates(command, file.text, extensions), rest, file)
    : session.run([file, ...rest], scope);
}
