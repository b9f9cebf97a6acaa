import type { OnConflict } from '../../model/declaration.ts';
import type { Protocol } from '../../model/port.ts';
import type { DefaultBinding, Runtime } from '../tools/tool.ts';

/** How a format is written (parsing/settings.ts). */
export type Syntax =
  | 'json'
  | 'yaml'
  | 'toml'
  | 'supervisord'
  | 'mysql'
  | 'php'
  | 'uwsgi'
  | 'postgresql'
  | 'rabbitmq'
  | 'redis'
  | 'properties';

/** A configuration file whose ports are plain settings: which keys set what. */
export interface SettingsFormat {
  readonly id: string;
  /** As its users call it. */
  readonly name: string;
  /** The names it goes by, for the documentation. */
  readonly files: readonly string[];
  /** Whether a file of this path may be one. */
  readonly path: RegExp;
  /** What the text must hold: cheap, and enough to tell it from another format of the same name. */
  readonly contains: RegExp;
  /** By the end of the path where a format has several. */
  readonly syntax: Syntax | Readonly<Record<string, Syntax>>;
  /** The command that reads the file: as the tool's entry has it, where there is one (signatures/tools). */
  readonly command: string;
  readonly runtime: Runtime;
  readonly identity: readonly string[];
  /** Developers start the tool on their machine; absent: where the file is used is not known. */
  readonly onHost?: true;
  readonly ports: readonly SettingPort[];
  /** Settings whose value names a port of another program, or port and host apart. `*` stands for one part. */
  readonly references?: readonly (string | { readonly port: string; readonly host: string })[];
  readonly reads: string;
  readonly omits?: string;
  readonly source: string;
  /** Run by a test: `2:8 tcp 127.0.0.1:6380`, or `3:10 reference localhost:3000`. */
  readonly example: { readonly file: string; readonly text: string; readonly finds: readonly string[] };
}

/** One setting that makes the program listen. Keys are compared without regard to case, `-` and `_`. */
export interface SettingPort {
  /** Way to the value; `*` stands for one part of it: `emulators.*.port`. */
  readonly key: string;
  /** Where the first is not set, this one counts: skaffold's `port` for `localPort`. */
  readonly otherwise?: string;
  /** Setting of the address, or several of which the first that is set counts; a `*` in it is what it was in `key`. */
  readonly host?: string | readonly string[];
  /** Several in one value: `http://*:5000;https://*:5001`. */
  readonly list?: true;
  /** The key may stand several times, and each time counts; otherwise the last one does. */
  readonly repeatable?: true;
  /** Setting whose `false` turns the listener off; a `*` in it is what it was in `key`. */
  readonly enabled?: string;
  /** The value sets the port only if it is not this: 0 that turns a listener off. */
  readonly off?: RegExp;
  /** The port that the value `true` opens: `api.insecure`. */
  readonly fixed?: number;
  readonly binds: DefaultBinding;
  readonly protocol?: Protocol;
  readonly onConflict?: OnConflict;
  /** As the tool's entry names the port, where it has several; `*` is what it was in `key`. */
  readonly role?: string;
}
