import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { readArguments } from './arguments.ts';
import { detached, type Handler, parallel } from './command.ts';

const tmuxFlags = ['-c', '-e', '-F', '-n', '-s', '-t', '-x', '-y', '-L', '-S', '-f', '-l', '-p'];
const tmuxVerbs = [
  'new',
  'new-session',
  'neww',
  'new-window',
  'splitw',
  'split-window',
  'send',
  'send-keys',
  'respawn-pane',
];

/** `tmux new-session -d 'serve'`, `tmux send-keys -t web 'serve' C-m`: the command lives on in a window of its own. */
export const tmux: Handler = ({ args, scope, session }) => {
  const { positionals, rest = [] } = readArguments(args, { valueFlags: tmuxFlags });
  const [verb, ...words] = [...positionals, ...rest];
  if (!verb || !tmuxVerbs.includes(verb.text)) return idle;
  const command = words.filter(({ text }) => !/^(?:C-m|Enter|;|\\;)$/.test(text));
  const [line] = command;
  if (!line) return idle;
  return detached(command.length === 1 ? session.runLine(line, scope) : session.run(command, scope));
};

/** `screen -dmS name serve` */
export const screen: Handler = ({ args, scope, session }) => {
  const flags = ['-S', '-c', '-e', '-h', '-p', '-s', '-t', '-T', '-X', '-r', '-dmS', '-mdS', '-dS', '-L'];
  const { positionals, rest = [] } = readArguments(args, { valueFlags: flags, stopsAtPositional: true });
  return detached(session.run([...positionals, ...rest], scope));
};

/** GNU parallel: `parallel ::: 'serve' 'vite'` runs each of its arguments; with a command in front they are only its arguments. */
export const gnuParallel: Handler = ({ args, scope, session }): Activity => {
  const at = args.findIndex(({ text }) => /^:::\+?$/.test(text));
  const { positionals } = readArguments(args.slice(0, Math.max(at, 0)), {
    valueFlags: ['-j', '--jobs', '--delay', '--tag'],
  });
  if (at < 0 || positionals.length > 0) return idle;
  return parallel(...args.slice(at + 1).map((line) => session.runLine(line, scope)));
};
