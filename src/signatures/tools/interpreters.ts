import type { Runtime } from './tool.ts';

/** A program that runs a source file of the repository. */
export interface InterpreterSignature {
  readonly commands: readonly string[];
  readonly runtime: Runtime;
  /** Words in front of the file that mean no more than "run": `tsx watch`, `deno run`. */
  readonly verbs?: readonly string[];
  /** Other words in that place, with which it runs no file. */
  readonly idle?: readonly string[];
  /** Its own flags that take the next argument. */
  readonly valueFlags: readonly string[];
  /** Flags whose value is the program itself: `node -e '…'`. */
  readonly inlineFlags?: readonly string[];
  /** Words in front of the program itself: `deno eval '…'`. */
  readonly inlineVerbs?: readonly string[];
  /** Flags whose value is an env file. */
  readonly environmentFileFlags?: readonly string[];
  /** What it tries when the file is named without its extension. */
  readonly extensions: readonly string[];
  /** Port of its debugger, where `--inspect` opens one. */
  readonly inspector?: number;
}

const nodeFlags = [
  '-r',
  '--require',
  '--import',
  '--loader',
  '--experimental-loader',
  '-C',
  '--conditions',
  '--input-type',
  '--title',
  '--watch-path',
  '--env-file',
  '--env-file-if-exists',
];
const typescript = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '/index.ts', '/index.js'];
const javascript = ['.js', '.mjs', '.cjs', '.json', '.ts', '/index.js', '/index.mjs', '/index.cjs', '/index.ts'];

/** Sources: each interpreter's `--help`. */
export const interpreters: readonly InterpreterSignature[] = [
  {
    commands: [
      'node',
      'nodejs',
      'node-dev',
      'babel-node',
      'sucrase-node',
      'swc-node',
      'supervisor',
      'forever',
      'node-hmr',
    ],
    runtime: 'node',
    verbs: ['start'],
    valueFlags: [...nodeFlags, '--presets', '--extensions'],
    inlineFlags: ['-e', '--eval', '-p', '--print', '-pe'],
    environmentFileFlags: ['--env-file', '--env-file-if-exists'],
    extensions: javascript,
    inspector: 9229,
  },
  {
    commands: [
      'tsx',
      'ts-node',
      'ts-node-esm',
      'ts-node-dev',
      'tsnd',
      'esno',
      'esmo',
      'esr',
      'jiti',
      'vite-node',
      'ts-node-script',
      'ts-node-transpile-only',
      'tsimp',
      'tsm',
    ],
    runtime: 'node',
    verbs: ['watch'],
    valueFlags: [
      ...nodeFlags,
      '-P',
      '--project',
      '--tsconfig',
      '--tsmconfig',
      '-O',
      '--compiler-options',
      '--ignore',
      '--include',
      '--exclude',
      '--ignore-watch',
      '--debounce',
      '--interval',
      '--config',
    ],
    inlineFlags: ['-e', '--eval', '-p', '--print'],
    environmentFileFlags: ['--env-file', '--env-file-if-exists'],
    extensions: typescript,
    inspector: 9229,
  },
  {
    commands: ['bun'],
    runtime: 'node',
    verbs: ['run'],
    valueFlags: ['--cwd', '--preload', '-r', '--config', '-c', '--env-file', '--tsconfig-override', '--define', '-d'],
    inlineFlags: ['-e', '--eval', '-p', '--print'],
    environmentFileFlags: ['--env-file'],
    extensions: typescript,
    inspector: 6499,
  },
  {
    commands: ['deno'],
    runtime: 'node',
    verbs: ['run'],
    inlineVerbs: ['eval'],
    idle: [
      'test',
      'bench',
      'lint',
      'fmt',
      'check',
      'cache',
      'compile',
      'install',
      'add',
      'info',
      'upgrade',
      'doc',
      'repl',
      'init',
      'publish',
      'coverage',
      'types',
      'jupyter',
      'remove',
      'outdated',
    ],
    valueFlags: ['-c', '--config', '--import-map', '--lock', '--env-file', '--location', '--seed', '-L', '--log-level'],
    environmentFileFlags: ['--env-file', '--env'],
    extensions: typescript,
    inspector: 9229,
  },
  {
    commands: ['python', 'python3', 'python2', 'py', 'pypy', 'pypy3'],
    runtime: 'python',
    valueFlags: ['-W', '-X', '--check-hash-based-pycs'],
    inlineFlags: ['-c'],
    extensions: ['.py', '/__main__.py'],
  },
  {
    commands: ['ruby', 'jruby'],
    runtime: 'ruby',
    valueFlags: ['-I', '-r', '-C', '-E'],
    inlineFlags: ['-e'],
    extensions: ['.rb'],
  },
  {
    commands: ['php'],
    runtime: 'php',
    valueFlags: ['-d', '-c', '-z', '-t'],
    inlineFlags: ['-r', '-S'],
    extensions: ['.php'],
  },
  {
    commands: ['perl'],
    runtime: 'native',
    valueFlags: ['-I'],
    inlineFlags: ['-e', '-E'],
    extensions: ['.pl'],
  },
  {
    commands: ['lua', 'lua5.1', 'lua5.2', 'lua5.3', 'lua5.4', 'luajit', 'luvit', 'resty', 'tarantool'],
    runtime: 'native',
    valueFlags: ['-l', '-I', '-c'],
    inlineFlags: ['-e'],
    extensions: ['.lua'],
  },
  {
    commands: ['elixir'],
    runtime: 'beam',
    valueFlags: ['-r', '-pr', '-pa', '-pz', '--name', '--sname', '--cookie', '--erl', '--app'],
    inlineFlags: ['-e', '--eval'],
    extensions: ['.exs', '.ex'],
  },
  {
    commands: ['dart'],
    runtime: 'native',
    verbs: ['run'],
    idle: ['analyze', 'compile', 'create', 'devtools', 'doc', 'fix', 'format', 'info', 'pub', 'test'],
    valueFlags: ['-D', '--define', '--packages', '--enable-experiment'],
    extensions: ['.dart'],
  },
];
