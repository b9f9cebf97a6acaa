import type { Severity } from '../model/finding.ts';
import { severities } from '../model/finding.ts';
import type { Target } from '../model/target.ts';

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
  /** Keeps a comment with the findings on a pull request. */
  readonly comment: boolean;
  /** Reviews a pull request with suggested changes. */
  readonly review: boolean;
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
export interface OptionDescription {
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
