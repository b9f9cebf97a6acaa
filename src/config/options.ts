import type { Severity } from '../model/finding.ts';
import { severities } from '../model/finding.ts';
import { developerTargets, type Target, targets } from '../model/target.ts';

/** Every output format; src/render.ts has who writes it. */
export const formats = [
  'terminal',
  'json',
  'annotations',
  'job-summary',
  'markdown',
  'sarif',
  'rdjson',
  'rdjsonl',
  'codeclimate',
  'junit',
  'checkstyle',
] as const;
export type Format = (typeof formats)[number];

/** What the command line can be asked to do. */
export type CommandName = 'check' | 'map' | 'fix' | 'suggest' | 'explain';
export const commandNames: readonly CommandName[] = ['check', 'map', 'fix', 'suggest', 'explain'];

/** The formats of `map`, whose output is for people and programs but not for a run's annotations. */
export const mapFormats: readonly Format[] = ['terminal', 'json', 'markdown'];

export type FailOn = Severity | 'never';
export const failOnChoices: readonly FailOn[] = [...severities, 'never'];

/** What a pull request is judged by. */
export type Judged = 'changed' | 'all';
export const judgedChoices: readonly Judged[] = ['changed', 'all'];

/** What the user asked for, whichever way they said it. */
export interface Options {
  readonly path: string;
  /** The configuration file, relative to the path. '': the usual one, if it is there. */
  readonly config: string;
  readonly format: Format;
  readonly failOn: FailOn;
  readonly strict: boolean;
  readonly only: Judged;
  readonly composeFiles: readonly string[];
  readonly profiles: readonly string[];
  readonly envFiles: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Empty: those of the configuration. */
  readonly targets: readonly Target[];
  readonly includeTests: boolean;
  /** The file of known findings, relative to the path. '': that of the configuration. */
  readonly baseline: string;
  /** Writes what is found into the baseline instead of judging it. */
  readonly writeBaseline: boolean;
  /** Where a report is written besides what is printed. '': nowhere. */
  readonly report: string;
  readonly reportFormat: Format;
  /** What GitHub's API is asked with; '': it is not asked. */
  readonly token: string;
  /** Shows what would be fixed, and writes nothing. */
  readonly dryRun: boolean;
  /** The rules whose findings are fixed; empty: all of them that find errors and warnings. */
  readonly ruleNames: readonly string[];
  /** The file whose generated section becomes the map, relative to the path. '': none. */
  readonly writeMap: string;
  /** The file whose generated section must be the map, relative to the path. '': none. */
  readonly checkMap: string;
  /** The port that is wanted, `5432` or `53/udp`; '': the usual one of the service. */
  readonly wanted: string;
  /** The service that a port is wanted for; '': any. */
  readonly service: string;
  /** The rule or the port that is explained. */
  readonly subject: string;
  /** Prints launch units and startups instead of ports. */
  readonly launches: boolean;
  readonly color: boolean;
}

/**
 * One option. A `switch` is on or off; a `list` is given several times on the command line and one a line in the action;
 * `assignments` are a list of NAME=VALUE.
 */
interface OptionDescription {
  readonly kind: 'text' | 'choice' | 'choices' | 'list' | 'assignments' | 'switch';
  /** For help, action.yml and README alike. */
  readonly description: string;
  /** As text: what the option is when nobody gives it, in the way the action's input is written. */
  readonly default: string;
  /** The default of the action's input where only the runner knows the value. */
  readonly expression?: string;
  readonly choices?: readonly string[];
  /** The choices of a command that has not all of them. */
  readonly choicesOf?: { readonly [Name in CommandName]?: readonly string[] };
  /** The commands that have it; absent: all. */
  readonly commands?: readonly CommandName[];
  /** How the command line has it, as help prints it; absent: it doesn't. */
  readonly flag?: string;
  /** The action's input; absent: the action decides. */
  readonly input?: string;
}

/**
 * Every option, once: command line, help, the action's inputs and the README's table all come from here or are checked
 * against it. What only a project can know (launches, alternatives, severities) belongs to the configuration file instead.
 */
export const optionDescriptions: { readonly [Name in keyof Options]: OptionDescription } = {
  wanted: {
    kind: 'text',
    description: 'Port that is wanted: 5432, 53/udp; default: the usual one of the service, else 3000',
    default: '',
    flag: '[port]',
    commands: ['suggest'],
  },
  subject: {
    kind: 'text',
    description: 'Name of a rule, or a port: 5432, 53/udp',
    default: '',
    flag: '<rule-or-port>',
    commands: ['explain'],
  },
  path: {
    kind: 'text',
    description: 'Folder to check',
    default: '.',
    flag: '[path]',
    input: 'path',
  },
  config: {
    kind: 'text',
    description: 'File with what only the project knows, relative to the path; default: .port-preflight.yml',
    default: '',
    flag: '--config <file>',
    input: 'config',
  },
  format: {
    kind: 'choice',
    choices: formats,
    choicesOf: { map: mapFormats },
    description: 'What to print',
    default: 'terminal',
    flag: '--format <format>',
    commands: ['check', 'map'],
  },
  failOn: {
    kind: 'choice',
    choices: failOnChoices,
    description: 'Least severity that fails the run',
    default: 'error',
    flag: '--fail-on <severity>',
    commands: ['check', 'fix'],
    input: 'fail-on',
  },
  strict: {
    kind: 'switch',
    description: 'Also fail when a part of a file could not be read',
    default: 'false',
    flag: '--strict',
    commands: ['check', 'fix'],
    input: 'strict',
  },
  only: {
    kind: 'choice',
    choices: judgedChoices,
    description:
      'What a pull request is judged by: what it changes, or everything; other events are judged by everything',
    default: 'changed',
    commands: ['check'],
    input: 'only',
  },
  composeFiles: {
    kind: 'list',
    description:
      'Compose files that make the one Compose project, relative to the path; default: what Compose finds itself',
    default: '',
    flag: '--compose-file <file>',
    input: 'compose-files',
  },
  profiles: {
    kind: 'list',
    description: 'Compose profiles that are turned on',
    default: '',
    flag: '--profile <name>',
    input: 'profiles',
  },
  envFiles: {
    kind: 'list',
    description: 'Files that Compose reads variables from instead of .env, relative to the path',
    default: '',
    flag: '--env-file <file>',
    input: 'env-files',
  },
  environment: {
    kind: 'assignments',
    description: 'Variables of the shell that starts things; the real environment is never read',
    default: '',
    flag: '--env <name=value>',
    input: 'env',
  },
  targets: {
    kind: 'choices',
    choices: targets,
    description: `Systems that developers start things on; default: those of the configuration, else ${developerTargets.join(', ')}`,
    default: '',
    flag: '--target <system>',
    commands: ['check', 'fix'],
    input: 'targets',
  },
  includeTests: {
    kind: 'switch',
    description: 'Also check tests, fixtures and examples of documentation',
    default: 'false',
    flag: '--include-tests',
    input: 'include-tests',
  },
  baseline: {
    kind: 'text',
    description:
      'File of known findings, which are not reported, relative to the path; default: that of the configuration',
    default: '',
    flag: '--baseline <file>',
    commands: ['check'],
    input: 'baseline',
  },
  writeBaseline: {
    kind: 'switch',
    description: 'Write what is found now into the baseline',
    default: 'false',
    flag: '--write-baseline',
    commands: ['check'],
  },
  report: {
    kind: 'text',
    description: 'File to write a report to',
    default: '',
    flag: '--report <file>',
    commands: ['check'],
    input: 'report',
  },
  reportFormat: {
    kind: 'choice',
    choices: formats,
    description: 'Format of that report',
    default: 'json',
    flag: '--report-format <format>',
    commands: ['check'],
    input: 'report-format',
  },
  token: {
    kind: 'text',
    description: 'Asks GitHub which lines a pull request changes where git can not tell; needs pull-requests: read',
    default: '',
    expression: '${{ github.token }}',
    commands: ['check'],
    input: 'token',
  },
  dryRun: {
    kind: 'switch',
    description: 'Show what would be changed, and write nothing',
    default: 'false',
    flag: '--dry-run',
    commands: ['fix'],
  },
  ruleNames: {
    kind: 'list',
    description: 'Rules whose findings are fixed, notices too; default: errors and warnings of all rules',
    default: '',
    flag: '--rule <name>',
    commands: ['fix'],
  },
  service: {
    kind: 'text',
    description: 'Service that the port is for, to which its own usual ports are open: postgres, vite',
    default: '',
    flag: '--for <service>',
    commands: ['suggest'],
  },
  writeMap: {
    kind: 'text',
    description: 'File, relative to the path, in which a section is kept that is the map as Markdown',
    default: '',
    flag: '--write <file>',
    commands: ['map'],
  },
  checkMap: {
    kind: 'text',
    description: 'File, relative to the path, whose section must be the map as it is now; fails with the difference',
    default: '',
    flag: '--check <file>',
    commands: ['map'],
  },
  launches: {
    kind: 'switch',
    description: 'Print what was understood: what is started, and what is up together',
    default: 'false',
    flag: '--launches',
    commands: ['map'],
  },
  color: {
    kind: 'switch',
    description: 'Print without colours',
    default: 'true',
    flag: '--no-color',
  },
};
