import picomatch from 'picomatch';
import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { hasFlag, readArguments, valuesOf } from './arguments.ts';
import { type Command, type Handler, parallel, sequence } from './command.ts';
import { packagesOf } from './packages.ts';
import { runScript } from './scripts.ts';

// ---- concurrently ------------------------------------------------------------------------------------------------------

const concurrentlyValueFlags = [
  '-n',
  '--names',
  '--name',
  '-c',
  '--prefix-colors',
  '-p',
  '--prefix',
  '-s',
  '--success',
  '-m',
  '--max-processes',
  '-l',
  '--prefix-length',
  '-t',
  '--timestamp-format',
  '--restart-tries',
  '--restart-after',
  '--hide',
  '--default-input-target',
  '--names-separator',
  '--kill-signal',
  '--teardown',
  '--cwd',
];

/** `concurrently "vite" "npm:api" "npm:watch:*"`: each argument is a line of shell. */
export const concurrently: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: concurrentlyValueFlags });
  const { positionals, rest = [] } = read;
  const lines = hasFlag(read, '-P', '--passthrough-arguments')
    ? positionals.map((line) => filled(line, rest))
    : [...positionals, ...rest];
  const started = lines.flatMap((line) => concurrentLine(line, command));
  const isSingle = valuesOf(read, '-m', '--max-processes').at(-1)?.text === '1';
  return isSingle ? sequence(...started) : parallel(...started);
};

/** `concurrently -P "vite --port {1}" -- 3000`; `{@}` and `{*}` are all of the arguments. */
function filled(line: TracedText, outer: readonly TracedText[]): TracedText {
  const pieces: TracedText[] = [];
  let end = 0;
  for (const match of line.text.matchAll(/\{(?:[@*]|\d)\}/g)) {
    const given = placeholder(line.slice(match.index, match.index + match[0].length), outer);
    const blank = TracedText.of(textAt(' ', line.location));
    pieces.push(line.slice(end, match.index), ...given.flatMap((word, at) => (at > 0 ? [blank, word] : [word])));
    end = match.index + match[0].length;
  }
  return end === 0 ? line : TracedText.join(...pieces, line.slice(end));
}

/** `npm:dev`, `pnpm:dev:*`, `yarn:watch-*(!css)`, or any other line. */
function concurrentLine(line: TracedText, { scope, session }: Command): readonly Activity[] {
  const shortcut = /^(?:npm|yarn|pnpm|bun|node|deno):(?<pattern>[^\s()]+)(?:\((?<left>![^)]*)\))?(?<args>\s.*)?$/.exec(
    line.text,
  );
  const { pattern, left, args } = shortcut?.groups ?? {};
  const owner = packagesOf(session.context.repository).around(scope.directory);
  if (pattern === undefined || line.text.startsWith('node:')) return [session.runLine(line, scope)];
  if (!owner) return [];
  const isTaken = wildcard(pattern);
  const isLeft = left === undefined ? () => false : wildcard(pattern.replace('*', left.slice(1)));
  const names = pattern.includes('*')
    ? [...owner.scripts.keys()].filter((name) => isTaken(name) && !isLeft(name))
    : [pattern];
  const forwarded = args ? wordsOf(line.slice(line.text.length - args.length)) : [];
  return names.flatMap((name) => runScript(owner, name, forwarded, scope, session) ?? []);
}

/** concurrently's `*` stands for any characters, colons too. */
function wildcard(pattern: string): (name: string) => boolean {
  const [before = '', ...after] = pattern.split('*');
  const end = after.join('*');
  return (name) => name.length >= before.length + end.length && name.startsWith(before) && name.endsWith(end);
}

function wordsOf(text: TracedText): readonly TracedText[] {
  const words = [...text.text.matchAll(/\S+/g)].map((match) => text.slice(match.index, match.index + match[0].length));
  return words[0]?.text === '--' ? words.slice(1) : words;
}

// ---- npm-run-all -------------------------------------------------------------------------------------------------------

type Order = 'parallel' | 'sequence';

const npmRunAllValueFlags = ['--max-parallel', '--npm-path', '--node-path'];

export const npmRunAll: Handler = (command) => runGroups(command, 'sequence');
export const runParallel: Handler = (command) => runGroups(command, 'parallel');
export const runSequential: Handler = (command) => runGroups(command, 'sequence');

/** `npm-run-all clean -p watch:* serve`: groups run one after the other, each in its own order. */
function runGroups(command: Command, first: Order): Activity {
  const dashes = command.args.findIndex(({ text }) => text === '--');
  const args = dashes < 0 ? command.args : command.args.slice(0, dashes);
  const groups: { readonly order: Order; readonly patterns: TracedText[] }[] = [{ order: first, patterns: [] }];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (!arg) break;
    const order = orderOf(arg.text);
    if (order) groups.push({ order, patterns: [] });
    else if (npmRunAllValueFlags.includes(arg.text)) index++;
    else if (!arg.text.startsWith('-')) groups.at(-1)?.patterns.push(arg);
  }
  return sequence(
    ...groups.map(({ order, patterns }) => {
      const started = patterns.flatMap((pattern) =>
        runMatching(pattern, command, command.args.slice(dashes < 0 ? args.length : dashes + 1)),
      );
      return order === 'parallel' ? parallel(...started) : sequence(...started);
    }),
  );
}

function orderOf(flag: string): Order | undefined {
  if (['-p', '--parallel'].includes(flag) || /^-[a-z]*p[a-z]*$/.test(flag)) return 'parallel';
  return ['-s', '--sequential', '--serial'].includes(flag) ? 'sequence' : undefined;
}

/** A pattern with arguments of its own: `"dev:* -- --port {1}"`; in it `*` stops at a colon and `**` does not. */
function runMatching(
  pattern: TracedText,
  { scope, session }: Command,
  outer: readonly TracedText[],
): readonly Activity[] {
  const owner = packagesOf(session.context.repository).around(scope.directory);
  const [name, ...args] = wordsOf(pattern);
  if (!owner || !name) return [idle];
  const forwarded = (args[0]?.text === '--' ? args.slice(1) : args).flatMap((arg) => placeholder(arg, outer));
  const asPath = (text: string) => text.replaceAll(':', '/');
  const isTaken = picomatch(asPath(name.text));
  const names = owner.scripts.has(name.text)
    ? [name.text]
    : [...owner.scripts.keys()].filter((script) => isTaken(asPath(script)));
  return names.flatMap((script) => runScript(owner, script, forwarded, scope, session) ?? []);
}

function placeholder(arg: TracedText, outer: readonly TracedText[]): readonly TracedText[] {
  if (/^\{[@*]\}$/.test(arg.text)) return outer;
  const index = /^\{(\d)\}$/.exec(arg.text)?.[1];
  return index === undefined ? [arg] : outer.slice(Number(index) - 1, Number(index));
}
