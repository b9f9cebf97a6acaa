/** A command that runs the command that follows it. */
export interface WrapperSignature {
  readonly commands: readonly string[];
  /** A word that must follow: `doppler run`. */
  readonly subcommands?: readonly string[];
  /** Its own flags that take the next argument. */
  readonly valueFlags?: readonly string[];
  /** Its own positional arguments in front of the command: the duration of `timeout 60 …`. */
  readonly positionals?: number;
  /** `NAME=value` words in front of the command set variables. */
  readonly assigns?: true;
  /** Flags that name env files, and the files that are read when there is none. */
  readonly environmentFiles?: {
    readonly flags: readonly string[];
    readonly default: readonly string[];
    /** A first argument that names one without a flag: `env-cmd .env.local next dev`. */
    readonly leading?: RegExp;
  };
  /** Flags that name sets of variables in one file of JSON, flags that name the file, and the files that are read otherwise. */
  readonly environmentSets?: {
    readonly flags: readonly string[];
    readonly fileFlags: readonly string[];
    readonly files: readonly string[];
  };
  /** Flags whose value is `NAME=value`: `dotenv -v PORT=3000`. */
  readonly variableFlags?: readonly string[];
  /** Gives root's privileges, unless the flag `-u` names another user. */
  readonly elevates?: true;
  /** `--` is dropped wherever it stands: `dotenv next dev -- -p 3000`. */
  readonly dropsDashes?: true;
  /** The command begins after `--` only. */
  readonly afterDashes?: true;
  /** Returns at once and leaves the command running. */
  readonly detaches?: true;
  /** The command is a shell line in one argument. */
  readonly line?: true;
}

/** Sources: each tool's `--help`. */
export const wrappers: readonly WrapperSignature[] = [
  { commands: ['env'], assigns: true, valueFlags: ['-u', '--unset', '-C', '--chdir'] },
  { commands: ['cross-env', 'better-cross-env'], assigns: true },
  { commands: ['cross-env-shell'], assigns: true, line: true },
  {
    commands: ['dotenv', 'dotenv-cli'],
    subcommands: ['run', ''],
    assigns: true,
    valueFlags: ['-c', '--file'],
    variableFlags: ['-v'],
    dropsDashes: true,
    environmentFiles: { flags: ['-e', '-f', '--file'], default: ['.env'] },
  },
  {
    commands: ['dotenvx'],
    subcommands: ['run'],
    variableFlags: ['--env', '-e'],
    environmentFiles: { flags: ['-f', '--env-file'], default: ['.env'] },
  },
  { commands: ['dotenv-flow'], environmentFiles: { flags: [], default: ['.env.local', '.env.development', '.env'] } },
  {
    commands: ['env-cmd'],
    environmentSets: {
      flags: ['-e', '--environments'],
      fileFlags: ['-r', '--rc-file'],
      files: ['.env-cmdrc', '.env-cmdrc.json'],
    },
    // Up to version 8 the file was an argument.
    environmentFiles: { flags: ['-f', '--file'], default: ['.env'], leading: /^(?:.*\/)?(?:\.env\b[^/]*|[^/]*\.env)$/ },
  },
  { commands: ['nohup', 'setsid', 'disown'], valueFlags: [] },
  {
    commands: ['time', 'command', 'exec', 'builtin', 'winpty', 'unbuffer', 'caffeinate', 'nsx', 'c8', 'nyc'],
    valueFlags: ['-a'],
  },
  { commands: ['timeout', 'gtimeout'], positionals: 1, valueFlags: ['-s', '--signal', '-k', '--kill-after'] },
  {
    commands: ['sudo', 'doas'],
    elevates: true,
    assigns: true,
    valueFlags: ['-u', '--user', '-g', '--group', '-C', '-h', '-p', '-r', '-t'],
  },
  { commands: ['busybox', 'toybox'] },
  { commands: ['authbind'], elevates: true, valueFlags: ['--depth'] },
  { commands: ['nice', 'ionice'], valueFlags: ['-n', '--adjustment', '-c', '-p'] },
  { commands: ['stdbuf'], valueFlags: ['-i', '-o', '-e'] },
  { commands: ['xvfb-run'], valueFlags: ['-n', '-s', '--server-args'] },
  { commands: ['tini', 'dumb-init', 'catatonit'], valueFlags: ['-p', '-e', '-r'] },
  { commands: ['gosu', 'su-exec', 'setuser', 'chpst'], positionals: 1, valueFlags: ['-u'] },
  { commands: ['0x'], afterDashes: true },
  { commands: ['clinic'], subcommands: ['doctor', 'bubbleprof', 'flame', 'heapprofiler'], afterDashes: true },
  {
    commands: ['su'],
    line: true,
    positionals: 99,
    valueFlags: ['-c', '--command', '-s', '--shell', '-g', '--group', '-G', '--supp-group', '-w'],
  },
  { commands: ['retry'], valueFlags: ['-t', '-d', '--times', '--delay'] },
  { commands: ['bundle'], subcommands: ['exec'] },
  {
    commands: ['poetry', 'pipenv', 'pdm', 'rye', 'hatch'],
    subcommands: ['run'],
    valueFlags: ['-e', '--env', '-p', '--project', '-C', '--directory'],
  },
  {
    commands: ['uv'],
    subcommands: ['run'],
    valueFlags: [
      '--with',
      '--with-requirements',
      '-p',
      '--python',
      '--extra',
      '--group',
      '--package',
      '--project',
      '--directory',
      '--index',
      '--env-file',
    ],
  },
  { commands: ['uvx'], valueFlags: ['--from', '--with', '-p', '--python'] },
  { commands: ['pipx'], subcommands: ['run'], valueFlags: ['--spec'] },
  {
    commands: ['conda', 'mamba', 'micromamba'],
    subcommands: ['run'],
    valueFlags: ['-n', '--name', '-p', '--prefix', '--cwd'],
  },
  {
    commands: ['doppler'],
    subcommands: ['run'],
    valueFlags: ['-p', '--project', '-c', '--config', '-t', '--token', '--scope', '--mount'],
  },
  {
    commands: ['infisical'],
    subcommands: ['run'],
    valueFlags: ['--env', '-e', '--path', '--projectId', '--token', '--domain', '--tags'],
  },
  {
    commands: ['op'],
    subcommands: ['run'],
    valueFlags: ['--account'],
    environmentFiles: { flags: ['--env-file'], default: [] },
  },
  { commands: ['chamber'], subcommands: ['exec'], afterDashes: true },
  { commands: ['aws-vault'], subcommands: ['exec'], positionals: 1, valueFlags: ['-d', '--duration', '--region'] },
  { commands: ['vault-env', 'teller', 'sops'], subcommands: ['run', 'exec-env'], afterDashes: true },
  { commands: ['direnv'], subcommands: ['exec'], positionals: 1 },
  {
    commands: ['mise'],
    subcommands: ['exec', 'x'],
    valueFlags: ['-C', '--cd', '-E', '--env'],
  },
  {
    commands: ['rtx', 'asdf', 'volta', 'fnm', 'nvm', 'nodenv', 'rbenv', 'pyenv'],
    subcommands: ['exec', 'x', 'run'],
    valueFlags: ['--using', '--node'],
  },
  {
    commands: ['opentelemetry-instrument', 'ddtrace-run'],
    valueFlags: ['--traces_exporter', '--metrics_exporter', '--service_name', '--exporter_otlp_endpoint'],
  },
  { commands: ['newrelic-admin'], subcommands: ['run-program'] },
  {
    commands: ['watchexec'],
    valueFlags: [
      '-w',
      '--watch',
      '-e',
      '--exts',
      '-i',
      '--ignore',
      '-f',
      '--filter',
      '-s',
      '--signal',
      '-d',
      '--debounce',
    ],
  },
  { commands: ['onchange', 'reflex', 'watchmedo', 'chokidar-cli'], afterDashes: true },
  {
    commands: ['chokidar'],
    line: true,
    positionals: 99,
    valueFlags: ['-c', '--command', '-d', '--debounce', '-i', '--ignore'],
  },
  { commands: ['gow', 'wgo'], subcommands: [''], valueFlags: ['-e', '-file', '-xfile', '-dir', '-xdir'] },
  { commands: ['wait-for-it', 'wait-for-it.sh', 'wait-for', 'wait-for.sh', 'wait-port'], afterDashes: true },
  {
    commands: ['dockerize'],
    valueFlags: ['-wait', '-timeout', '-template', '-stdout', '-stderr', '-poll', '-wait-retry-interval'],
  },
  { commands: ['start-process'], detaches: true, valueFlags: ['-ArgumentList'] },
  { commands: ['corepack'], valueFlags: [] },
  { commands: ['entr'], valueFlags: [] },
  { commands: ['bin/spring', 'spring'], subcommands: [''], valueFlags: [] },
  {
    commands: ['railway'],
    subcommands: ['run'],
    valueFlags: ['-s', '--service', '-e', '--environment', '-p', '--project'],
  },
  { commands: ['sst'], subcommands: ['bind', 'dev', 'shell'], valueFlags: ['--stage', '--region', '--profile'] },
  { commands: ['with-local-env'], valueFlags: [] },
  { commands: ['portless'], positionals: 1, valueFlags: [] },
];
