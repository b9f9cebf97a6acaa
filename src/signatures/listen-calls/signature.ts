import type { Binding } from '../../model/address.ts';
import type { OnConflict } from '../../model/declaration.ts';
import type { Protocol } from '../../model/port.ts';

/**
 * How source code says that it listens, as data. What is called is written as a pattern `module#path`:
 *
 * - `net/http#ListenAndServe`: a function of a module; without `#`, a global: `Bun.serve`.
 * - `http#createServer().listen`: a method of what a call gives. `new X()`, `X{…}` and a value whose declared type is X
 *   are all written `X()`. Calls in between that return their object (`app.get(…).listen`) need not be written.
 * - A default export, the namespace and `require` are the module itself: `express#().listen`.
 * - `*.ConfigureKestrel().Listen`: whatever the object in front is. A function that a call is given takes what that call
 *   gives: `ConfigureKestrel(o => o.Listen(…))`.
 */
export type CallPattern = string;

/** A value that a call is given. */
export interface ValuePlace {
  /** What another call gives that is made on the same object or in the same chain: `builder.host("::1").port(80)`. */
  readonly by?: string;
  /**
   * Whose: the call's own (the default), or those of the call that made the object whose method is called, or that a
   * function is given first (`socket_bind($socket, …)`).
   */
  readonly of?: 'call' | 'creator';
  /** Position from 0. Absent: a field of the object itself (`key` names it). */
  readonly argument?: number;
  /** Name of the argument, where it may be given by name too, or only so. */
  readonly keyword?: string;
  /** Another name of it. */
  readonly alias?: string;
  /** What a call of this name in the program, or in the class that is called, stored under a key: `set :port, 80`. */
  readonly stored?: { readonly by: string; readonly key: string };
  /** Key in an option object or struct, position in a tuple; dotted for nested ones. */
  readonly key?: string;
}

/** One way of saying the port. */
export interface PortShape {
  /**
   * - `port`: a number or a text of digits.
   * - `address`: `host:port`, `:port`, or the port alone.
   * - `url`: `tcp://host:port`, or an address.
   * - `urls`: several, separated by semicolons.
   * - `endpoint`: Twisted's description of a server: `tcp:80:interface=127.0.0.1`.
   */
  readonly form: 'port' | 'address' | 'url' | 'urls' | 'endpoint';
  readonly at: ValuePlace;
  readonly host?: ValuePlace;
  /** Where it binds when this shape gives no host; absent: what the signature says. */
  readonly unset?: Binding;
  /** Counts only when the value is known: the place takes other things too, e.g. a server. */
  readonly certain?: boolean;
}

/** What shows that an optional server is there. */
export interface ServerEvidence {
  /** The nearest of these files mentions it. */
  readonly files: readonly string[];
  readonly mention: RegExp;
  /** Source code beside and below that file does. */
  readonly sources?: RegExp;
}

export interface SettingKeys {
  readonly port: string;
  /** What is under the key; absent: `port`. */
  readonly form?: PortShape['form'];
  readonly host?: string;
  /** Another key: with its value these settings make no listener of their own. */
  readonly sharedWith?: string;
  /** Keys that count where these aren't set. */
  readonly otherwise?: SettingKeys;
  /** The port of a further server where they aren't set, and what shows that there is such a server. */
  readonly default?: { readonly port: number; readonly needs: ServerEvidence & { readonly sources: RegExp } };
  /** Say that settings come from elsewhere too: the default isn't believed. */
  readonly imports?: readonly string[];
}

export interface Example {
  readonly code: string;
  /** File name, where it matters. */
  readonly file?: string;
  /** Further files that the example needs, by path. */
  readonly beside?: Readonly<Record<string, string>>;
  /** What is found, one text each: `3000/tcp@2 everywhere`; the addresses are joined by `+`, `one-of` by `|`. */
  readonly finds: readonly string[];
}

/** Where it binds without an address when the nearest of the files above it mentions this: an older version. */
export interface OtherBinding {
  readonly files: readonly string[];
  readonly mention: RegExp;
  readonly unset: Binding;
}

export interface ListenSignature {
  readonly id: string;
  /** Documentation that says so. */
  readonly source: string;
  readonly calls: readonly CallPattern[];
  /** Tried in order: the first whose value is given counts. */
  readonly shapes: readonly PortShape[];
  /** `tcp4`, `udp`, `unix`: decides protocol and family, where the call is told. */
  readonly network?: readonly ValuePlace[];
  /** Names of constants that stand for a network there: `SOCK_DGRAM`. */
  readonly networks?: Readonly<Record<string, string>>;
  /** Without `network`, or when that isn't known. */
  readonly protocol: Protocol;
  /** Keys of the program's settings files that decide when no shape is given: `server.port`. */
  readonly settings?: SettingKeys;
  /** Settings that make the same call listen on further ports. */
  readonly furtherSettings?: readonly SettingKeys[];
  /** All such calls of a program are about one server: the first is where it listens. */
  readonly once?: true;
  /** When no shape is given; 0: any free port. Absent: the call binds nothing then. */
  readonly defaultPort?: number;
  /** The default counts only for an object that the program makes: one that it is given may have been told a port. */
  readonly defaultOfOwn?: true;
  /** The default counts only for a call with this many arguments. */
  readonly defaultArity?: number;
  /** The default counts only where the program itself mentions it, or any of this shows it: a web server is optional. */
  readonly defaultNeeds?: ServerEvidence;
  /** Keys of the first option object, or named arguments, that say that no port is bound: a Unix socket, another server. */
  readonly unless?: readonly string[];
  /** What turns the server off: something that the function around the call mentions, or a setting of the program. */
  readonly off?: { readonly mention: RegExp; readonly setting?: { readonly key: string; readonly value: string } };
  /** Places whose value, where one is given, makes something else listen, or nothing at all. */
  readonly unlessGiven?: readonly ValuePlace[];
  /** Counts only when this value, where one is given, has one of these names: `Transport.TCP`. */
  readonly when?: {
    readonly at: ValuePlace;
    readonly names: readonly string[];
    /** Not without such a value either. */
    readonly required?: boolean;
    /** The default port by name, where they differ. Without such a value it is the signature's own. */
    readonly defaults?: Readonly<Record<string, number>>;
  };
  /** With such a file beside the program or above it, the default doesn't count: its own reader tells the port. */
  readonly defaultUnlessBeside?: { readonly files: readonly string[]; readonly mention: RegExp };
  /** Variable that decides the port when no shape is given. */
  readonly defaultVariable?: string;
  /** Files that may tell the port instead: with one of them at hand, the default isn't believed. */
  readonly settingsFiles?: readonly string[];
  /** A line of `.gitignore` that names the settings file, in its `folder`: where the repository has none, the default isn't believed. */
  readonly ignoredSettings?: RegExp;
  /** What a file of the same package has that tells the port: then it is found there, and there is no default. */
  readonly setElsewhere?: RegExp;
  /** Where it binds when no address is given; absent: what the language's runtime does. */
  readonly unset?: Binding;
  /** Where it binds when no address is given and this value, or an item of it, has one of these names: `:inet6`. */
  readonly unsetWith?: { readonly at: ValuePlace; readonly names: readonly string[]; readonly unset: Binding };
  readonly unsetWhere?: OtherBinding;
  /** What the library makes of an address, where that isn't what the language's runtime does. */
  readonly runtime?: RuntimeBinding;
  /** Counts for TCP only when the program has one of these calls or named arguments too: a bound socket need not listen. */
  readonly confirmedBy?: readonly string[];
  /** Names of objects that are believed to be the one when nothing else is known of them: `loop`. */
  readonly objects?: RegExp;
  readonly onConflict?: OnConflict;
  /** The same for the default port. */
  readonly defaultOnConflict?: OnConflict;
  /** Lower-case words that tell what listens. */
  readonly identity: readonly string[];
  readonly example: Example;
}

/** A configuration file that is a program: what it exports tells the port of a tool. */
export interface ConfigSignature {
  readonly id: string;
  readonly source: string;
  /** File names without extension: `vite.config`. Empty: any file. */
  readonly files: readonly string[];
  /** Keys that the exported object must have. */
  readonly requires?: readonly string[];
  /** Where one of these files is above it, the nearest has to mention this: the tool that reads it. */
  readonly needs?: { readonly files: readonly string[]; readonly mention: RegExp };
  /** The command that reads it, as a person types it. */
  readonly command: string;
  /** Dotted path of the objects in it that have the keys below; `*` is any key, or any item of a list: `servers.*`. */
  readonly each?: string;
  /** Dotted keys of the exported object. */
  readonly port: string;
  /** Dotted key of the table or list of addresses to which requests are passed on: each itself, or under `target`. */
  readonly proxy?: string;
  /** What is under the key; absent: `port`. */
  readonly form?: PortShape['form'];
  readonly host?: string;
  /** The file beside it that holds for all: where this one says no host, that one's counts, under the same keys. */
  readonly base?: string;
  /** Key whose `true` makes the tool fail on a taken port. */
  readonly strict?: string;
  /** With the port 0 it takes any free one, at least in some versions; absent: 0 says nothing. */
  readonly zeroIsAny?: true;
  readonly unset: Binding;
  /** Where it binds without a host when the value under the key, or one of its items, has one of the names. */
  readonly unsetWith?: { readonly key: string; readonly names: readonly string[]; readonly unset: Binding };
  readonly unsetWhere?: OtherBinding;
  readonly protocol: Protocol;
  /** The value under the key that makes it listen on UDP, by its last name: `Type::UDP_SERVER`. */
  readonly udpWith?: { readonly key: string; readonly name: string };
  readonly onConflict: OnConflict;
  readonly identity: readonly string[];
  readonly example: Example;
}

/** Calls whose value is known though their code isn't: conversions, environment reads, flags with defaults. */
export type ValueCall = ValueCallKind & {
  readonly source: string;
  /** Only with this many arguments. */
  readonly arity?: number;
};

type ValueCallKind =
  /** A pattern, or `.name` for a method of anything, or `name` for a function that is declared nowhere. */
  | {
      readonly call: CallPattern;
      readonly gives: 'argument';
      readonly argument: number;
      readonly keyword?: string;
      readonly key?: string;
    }
  /** What the method's object, or an argument, holds under a key, or else a fallback: `settings.get("port", 80)`. */
  | {
      readonly call: CallPattern;
      readonly gives: 'entry';
      readonly object?: number;
      /** Of the key under which the object has another one that has the key: `config.get("server", "port")`. */
      readonly section?: number;
      readonly key: number;
      readonly fallback?: number;
      readonly fallbackKeyword?: string;
    }
  /** An object of all that the arguments hold, the last one first: `Object.assign({}, a, b)`. */
  | { readonly call: CallPattern; readonly gives: 'merged' }
  /** What the method's object is: `z.number().default(1).min(2)`; else a fallback: `key.MustInt(8080)`. */
  | { readonly call: CallPattern; readonly gives: 'object'; readonly fallback?: number }
  /** An object that holds what the method's object is under a key: `schema.validate(x).value`. */
  | { readonly call: CallPattern; readonly gives: 'holder'; readonly key: string }
  | {
      readonly call: CallPattern;
      readonly gives: 'variable';
      readonly name: number;
      readonly fallback?: number;
      readonly fallbackKeyword?: string;
    }
  | { readonly call: CallPattern; readonly gives: 'host-and-port'; readonly host: number; readonly port: number }
  /** An object of the class that an argument is: `app.get(Settings)`. */
  | { readonly call: CallPattern; readonly gives: 'instance'; readonly class: number }
  /** What the file of a store of settings has under a key: `viper.Sub("http")`. */
  | { readonly call: CallPattern; readonly gives: 'part'; readonly key: number }
  /** A list of an object's values, or of pairs of its keys and values: `Object.entries(services)`, `services.items()`. */
  | {
      readonly call: CallPattern;
      readonly gives: 'items';
      readonly object: number | 'object';
      readonly of: 'values' | 'pairs';
    }
  /** A list of one item, an argument: `{port, _} = Integer.parse(text)`. */
  | { readonly call: CallPattern; readonly gives: 'item'; readonly argument: number }
  /** Always this text: `InetAddress.getLoopbackAddress()`. */
  | { readonly call: CallPattern; readonly gives: 'text'; readonly text: string }
  /** What the program's settings files say under a key, else a fallback: `config.getInt("http.port")`. */
  | { readonly call: CallPattern; readonly gives: 'setting'; readonly key: number; readonly fallback?: number }
  /** An object of what the program's settings files say, or of the part under a key: `ConfigSource.at("http")`. */
  | { readonly call: CallPattern; readonly gives: 'settings'; readonly key?: number }
  /**
   * What a file of data holds: an argument, or the method's object, is its path, or what another such call gave:
   * `yaml.safe_load(open("config.yaml"))`.
   */
  | {
      readonly call: CallPattern;
      readonly gives: 'file';
      readonly path: number | 'object';
      /** What the path, or a list of several, is given by. */
      readonly keyword?: string;
      /** Parts of the file that hold the settings, those that win first; else they stand in it themselves. */
      readonly sections?: readonly string[];
    }
  /** What files of settings beside the program say under a key: `config.get('server.port')`. */
  | ({ readonly call: CallPattern; readonly gives: 'configured'; readonly key: number } & ConfigurationFolder)
  /** An object of the parts of a URL, each under the name that the language has for it: `url.Parse(address).Host`. */
  | {
      readonly call: CallPattern;
      readonly gives: 'url';
      readonly url: number;
      readonly parts: Readonly<Record<string, 'authority' | 'host' | 'port'>>;
    }
  /** The default of an option in a text that a field of the own object has: `serve {--port=8080 : The port}`. */
  | { readonly call: CallPattern; readonly gives: 'described'; readonly key: number; readonly field: string }
  /** The text with its `%d`, `%s`, `{}` replaced by the arguments that follow. */
  | { readonly call: CallPattern; readonly gives: 'format'; readonly text: number }
  /** The text of all arguments, one after another: `fmt.Sprint("localhost:", 80)`, `os.path.join("etc", "web.yaml")`. */
  | { readonly call: CallPattern; readonly gives: 'joined'; readonly separator?: string }
  /** The first argument that has a value. */
  | { readonly call: CallPattern; readonly gives: 'first' }
  /**
   * The field under the key in the options object that made the object, without a key an object of all; `variable`: the
   * field that names the variable of the environment which replaces it.
   */
  | {
      readonly call: CallPattern;
      readonly gives: 'schema';
      readonly key?: number;
      readonly field: string;
      readonly variable?: string;
    }
  /** What the function that is given makes of the method's object: `z.string().transform(Number)`. */
  | { readonly call: CallPattern; readonly gives: 'mapped' }
  /** What a call of the same object or module stored under this key. */
  | {
      readonly call: CallPattern;
      readonly gives: 'stored';
      readonly key: number;
      readonly by: readonly StoreCall[];
      /** Calls whose first argument holds settings under their keys: `defaults({ port: 3000 })`. */
      readonly tables?: readonly string[];
      readonly registry?: SettingsRegistry;
      /** Calls that declare what other files store: where nothing is known here, the nearest file that has some tells. */
      readonly declaredBy?: readonly string[];
      readonly fallback?: number;
    };

/** Files of settings in a folder that the program and what is above it may have. */
export interface ConfigurationFolder {
  /** Without extension, those that win first. */
  readonly files: readonly string[];
  readonly extensions: readonly string[];
  /** The file that wins instead where NODE_ENV has one value. */
  readonly inMode?: { readonly mode: string; readonly file: string };
  /** The first part of a key names the file in this folder, the rest the key in it: `config('server.port')`. */
  readonly folder?: string;
  /** The file that names the environment variables which decide a setting. */
  readonly variables?: string;
}

/** Calls anywhere in the repository that register functions whose results are its settings. */
export interface SettingsRegistry {
  readonly source: string;
  /** What a program mentions that reads them. */
  readonly mention: RegExp;
  /** Gives the first part of the keys, then the function: `registerAs('app', () => ({ port: 3000 }))`. */
  readonly named: string;
  /** Takes an option object with a list of functions: `forRoot({ load: [settings] })`. */
  readonly listed: { readonly call: string; readonly key: string };
  /** Key of an object in that option object which describes the settings and says their defaults. */
  readonly schema: string;
}

/** A call that stores a value under a key: `viper.SetDefault("port", 8080)`, `app.set('port', 3000)`. */
export interface StoreCall {
  readonly name: string;
  /** The call before it in the chain that is given the key: `new Option('--port <n>').default(8080)`. */
  readonly of?: string;
  /** Position of the argument, or field of the object that is created: `cli.IntFlag{Name: "port", Value: 8080}`. */
  readonly key: number | string;
  readonly value: number | string;
  /** Gives nothing when it has no value: Python's `None`. */
  readonly optional?: boolean;
  /** Key of the value when it is an options object: `option('port', { default: 3000 })`. */
  readonly field?: string;
}

/** A library that keeps the settings of a whole program under keys. What each call is given first is meant. */
export interface SettingsStore {
  readonly source: string;
  /** Where the store, or what makes one, comes from. */
  readonly module: string;
  /** Calls that are told the path of the file to read: `SetConfigFile("config.yaml")`. */
  readonly paths: readonly string[];
  /** Calls that are told its name without extension, and those that are told the folders where it may lie. */
  readonly names: readonly string[];
  readonly folders: readonly string[];
  /** The call that gives a key a default. */
  readonly default: string;
  /** The call that ties a key to an option that another call is told: `BindPFlag("port", flags.Lookup("port"))`. */
  readonly tie: string;
  readonly options: readonly StoreCall[];
  /** The call after which variables of the environment decide, the one that says what their names begin with. */
  readonly environment: string;
  readonly prefix: string;
  /** The call that names the variable of a key: `BindEnv("port", "APP_PORT")`. */
  readonly variable: string;
}

/** A call whose argument describes all options: `parseArgs({ options: { port: { default: '3000' } } })`. */
export interface OptionTable {
  readonly name: string;
  readonly argument: number;
  /** Dotted key of the table in the argument; '' for the argument itself. */
  readonly table: string;
  /** Dotted key in what describes an option; '' where that is its default itself. */
  readonly field: string;
}

/** A call that writes a value through a pointer: `flag.IntVar(&port, "port", 8080, "")`. By its last name alone. */
export interface WriteCall {
  readonly source: string;
  readonly name: string;
  /** Position of the target; a field of the object that is created: `cli.StringFlag{Destination: &port, Value: ":80"}`. */
  readonly target: number | 'object' | { readonly field: string };
  /** Only of objects of such names. */
  readonly object?: RegExp;
  /** Position of the value, or its field; `call`: what the call itself gives; `object`: the object whose method it is. */
  readonly value: number | 'call' | 'object' | { readonly field: string };
  /** What the target had before remains where the value says nothing: `yaml.Unmarshal(data, &config)`. */
  readonly fills?: true;
  /** Position of a host; what is written is an object of both then, with the keys `host` and `port`. */
  readonly host?: number;
}

/** What a runtime makes of an address. */
export interface RuntimeBinding {
  readonly source: string;
  readonly unset: Binding;
  readonly anyIPv4: Binding;
  /** Absent: both families. */
  readonly anyIPv6?: Binding;
  /** What `*` means; absent: both families. */
  readonly any?: Binding;
  readonly localhost: Binding;
}

/** Everything that is known about a language's programs. */
export interface LanguageFacts {
  readonly signatures: readonly ListenSignature[];
  readonly configs: readonly ConfigSignature[];
  readonly values: readonly ValueCall[];
  /** Declarations of command-line options with a default; the value is read as a member of what the parser gives. */
  readonly options: readonly StoreCall[];
  /** Keys of options are paths: `settings.metrics.port` is `metrics.port`, never `port`. */
  readonly nestedOptions?: true;
  readonly optionTables: readonly OptionTable[];
  readonly stores?: readonly SettingsStore[];
  /** Modules whose members are the settings of a folder: `require('config').server.port`. */
  readonly settingsModules?: readonly (ConfigurationFolder & { readonly module: string; readonly source: string })[];
  /** Addresses that a library names, by the last or the last two parts of the name: `INADDR_ANY`, `QHostAddress.Any`. */
  readonly addresses?: Readonly<Record<string, string>>;
  readonly writes: readonly WriteCall[];
  readonly runtime: RuntimeBinding;
  /** Words for the kind of runtime: added to the identity of everything found. */
  readonly identity: readonly string[];
  /** What is believed to listen though no signature knows its object. */
  readonly believed?: BelievedListener;
  /** Names of calls that are rare enough to make a file a candidate without its module being mentioned there. */
  readonly distinctive: readonly string[];
  /**
   * How the language writes what makes a file a candidate, as sources of regular expressions: what follows the name of
   * something that is called, and a module that is mentioned. Absent: brackets, and a module in quotes.
   */
  readonly anchors?: {
    readonly call: string;
    readonly module: (module: string) => string;
    /** `server.port = 80` calls `setPort`. */
    readonly properties?: boolean;
  };
  /** A call of another name that makes a file a candidate by what it is given. */
  readonly addressArgument?: RegExp;
  /** Parts of an import text are joined by dots; patterns have the first part as their module. */
  readonly dottedModules?: boolean;
  /** What is imported has a name that is its own in the whole world: a host's, a reversed domain's, a registry's. */
  readonly worldwideModules?: boolean;
  /** Import texts are compared in this form: without schemes and versions. */
  readonly moduleName: (module: string) => string;
  /** The command that starts a program. */
  readonly start: (path: string) => string;
}

/** A method that listens in most libraries that have one of the name. */
export interface BelievedListener {
  /** Its calls are methods' names. */
  readonly signature: ListenSignature;
  /** Names that servers have: enough for an object of which nothing is known (a parameter, a missing module). */
  readonly objects?: RegExp;
  /** Modules of the repository itself. */
  readonly own: RegExp;
  /** Modules of other people; an object of theirs is believed when the first argument is a port of this form. */
  readonly foreign: RegExp;
  readonly port: RegExp;
}
