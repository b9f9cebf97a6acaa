import type { OnConflict } from '../../model/declaration.ts';
import type { Protocol } from '../../model/port.ts';

/** What runs the tool: decides what its `localhost` binds and whether NODE_OPTIONS reaches it. */
export type Runtime = 'node' | 'python' | 'ruby' | 'php' | 'go' | 'jvm' | 'dotnet' | 'rust' | 'beam' | 'native';

/**
 * How an entry was checked. `memory`: nobody looked, so it never decides an error.
 * `source-read`: in the tool's source. `executed`: by running it. `docs`: in its documentation.
 */
export type Verification = 'source-read' | 'executed' | 'docs' | 'memory';

/** A command line and the tcp ports it binds (`5353/udp` otherwise); run by a test. */
export interface ToolExample {
  readonly command: string;
  readonly binds: readonly (number | string)[];
  /** Files beside the package.json that it needs. */
  readonly files?: Readonly<Record<string, string>>;
}

/** One command of a tool that binds ports. */
export interface ToolSignature {
  readonly name: string;
  /**
   * How it is called: a program's name (`next`), a package that npx takes (`@angular/cli`), a path (`bin/vite`), or an
   * interpreter with what it runs (`python -m http.server`, `node .output/server/index.mjs`, `php artisan`).
   */
  readonly commands: readonly string[];
  /** Words that follow and of which one must: `dev`, `pages dev`. '' stands for none that is known. Absent: whatever follows. */
  readonly subcommands?: readonly string[];
  /** Other subcommands, which bind nothing: they tell `vite build` from `vite ./app`. */
  readonly idle?: readonly string[];
  /** npm package on which the project must depend, where the command alone does not tell: `node build` with @sveltejs/kit. */
  readonly dependency?: string;
  /** What a file in the directory must mention, where the command alone does not tell: `sbt run` of a Play application. */
  readonly project?: { readonly file: string; readonly mention: RegExp };
  /** A positional argument that must be there: the target of `ng run app:serve`. */
  readonly argument?: RegExp;
  /** It has flags only: with a positional argument it is another program of that name. */
  readonly takesNoArguments?: true;
  /** Flags of which one must be given: `eleventy --serve`. */
  readonly requires?: readonly string[];
  /** Flags that keep it from listening at all: `--uds`. */
  readonly disabledBy?: readonly string[];
  /** Other flags that take the next argument as their value, where that matters: `--mode preview`. */
  readonly valueFlags?: readonly string[];
  /** Where further arguments stand: values of flags (`pg_ctl -o '-p 5433'`) and of variables (`GUNICORN_CMD_ARGS`). */
  readonly arguments?: { readonly flags?: readonly string[]; readonly variables?: readonly string[] };
  readonly runtime: Runtime;
  /** Words that tell which service this is, besides the commands. */
  readonly identity?: readonly string[];
  readonly ports: readonly ToolPort[];
  /** It runs in the background and leaves the shell free: always, or with one of the flags. */
  readonly detaches?: true | readonly string[];
  /** Commands that it starts beside itself: all that follows `--`, or the shell line in a flag's value. */
  readonly starts?: { readonly afterDashes?: true; readonly flags?: readonly string[] };
  /** Ports of others that it talks to: values of flags, or its positional arguments (`ngrok http 3000`). */
  readonly refersTo?: { readonly flags?: readonly string[]; readonly positionals?: true };
  /** Source files, relative to the package, that do the listening: `src/main.ts` of `nest start`. First match counts. */
  readonly program?: readonly string[];
  /** Env files that it loads before it reads its variables, the strongest first. */
  readonly environmentFiles?: readonly string[];
  /** What a file beside the package.json may put before the names of its variables: group `prefix` of the pattern. */
  readonly variablePrefix?: { readonly files: readonly string[]; readonly setting: RegExp };
  /** Names of files beside the package.json that may set the port; `vite.config.*` stands for every JavaScript and TypeScript extension. */
  readonly configurationFiles?: readonly string[];
  /** Name under which such files set the port, where several commands start one program; absent: the command's own. */
  readonly configuredAs?: string;
  /** Its configuration file says what it listens on: the value of a flag, a positional argument, or a file beside the package. */
  readonly configuration?: {
    readonly flags?: readonly string[];
    readonly positional?: RegExp;
    readonly files?: readonly string[];
    /** What the file has to speak of: most configurations of webpack start no server. */
    readonly mention?: RegExp;
  };
  /** Flag that restricts the ports to those of the named roles: `firebase emulators:start --only hosting`. */
  readonly onlyRoles?: string;
  /**
   * Key of its configuration file (JSON) below which a section of a role's name opens the ports of that role, as does one at
   * the top; a section with `enabled: false` does not. Without such a file every role's are opened.
   */
  readonly sections?: string;
  readonly source: string;
  readonly verified: Verification;
  readonly examples: readonly [ToolExample, ...ToolExample[]];
}

export interface ToolPort {
  /** What it is for, where a tool opens several: `ui`, `inspector`. */
  readonly role?: string;
  /**
   * Flags whose value is the port, `host:port`, or a URL. A `*` stands for a name: `--entrypoints.*.address`; in `-c port=`
   * what follows the blank begins the value: `postgres -c port=5433`.
   */
  readonly flags?: readonly string[];
  /** `--port=N` is understood, `--port N` is not. */
  readonly joinedOnly?: true;
  /** Every value binds, and one value may list several: `-b :8000 -b :8443`, `--urls "a;b"`. Otherwise the last one counts. */
  readonly repeatable?: true;
  /** A host that a flag's value has is not heeded: `micro -l tcp://127.0.0.1:3000` opens every address. */
  readonly ignoresHost?: true;
  /** The first positional argument that reads as a port or `host:port` is one: `runserver 8080`. */
  readonly positional?: true;
  /** Environment variables that set it, the strongest first. */
  readonly variables?: readonly string[];
  /** What is bound when a variable sets the port; absent: the same as without. */
  readonly variableBinds?: DefaultBinding;
  /** The variables beat the flags. */
  readonly variablesFirst?: true;
  /** Absent: nothing is bound unless something says where. */
  readonly default?: DefaultPort;
  /** Bound only with one of these flags. */
  readonly when?: readonly string[];
  /** Bound whatever roles are named. */
  readonly always?: true;
  /** Not bound with one of these flags. */
  readonly unless?: readonly string[];
  /** The default lies so far above the port of the main role: `temporal` UI = port + 1000. */
  readonly aboveMain?: number;
  readonly protocol?: Protocol;
  /** A debugger's port. */
  readonly debugger?: true;
  readonly hostFlags?: readonly string[];
  readonly hostVariables?: readonly string[];
  /** What `*`, or a host flag without a value, binds; absent: every address. */
  readonly bareHost?: DefaultBinding;
  /** What is bound unless a host is said. */
  readonly binds: DefaultBinding | VersionedBinding;
  /** On the port of the main role it is served by the main role's listener, and binds nothing of its own. */
  readonly sharesMain?: true;
  /** What is bound instead where the tool finds itself in a container; absent: the same. */
  readonly bindsInContainer?: DefaultBinding;
  readonly onConflict: OnConflict | ConflictBehaviour;
}

export type DefaultPort =
  | number
  | 'ephemeral'
  /** By the version range that package.json names: `below` major → port. */
  | {
      readonly package: string;
      readonly versions: readonly { readonly below: number; readonly port: number | 'ephemeral' }[];
      readonly otherwise: number | 'ephemeral';
    };

/** `localhost` is what the runtime makes of it; `loopback` is 127.0.0.1, `loopbacks` ::1 too; `ipv4` is 0.0.0.0; `all` is every address. */
export type DefaultBinding = 'all' | 'ipv4' | 'localhost' | 'loopback' | 'loopbacks';

/** By the version range that package.json names: `below` major → what is bound. */
export interface VersionedBinding {
  readonly package: string;
  readonly versions: readonly { readonly below: number; readonly binds: DefaultBinding }[];
  readonly otherwise: DefaultBinding;
}

/** Where a tool treats a port that the user gave differently from its default. */
export interface ConflictBehaviour {
  readonly default: OnConflict;
  readonly explicit: OnConflict;
  /** Flags that make it fail in any case. */
  readonly strict?: readonly string[];
  /** Flags with which it takes the next port without asking: `storybook --ci`. */
  readonly unasked?: readonly string[];
}
