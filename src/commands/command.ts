import { type Activity, idle } from '../model/launch.ts';
import type { Location } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import type { Mention } from './references.ts';
import type { CommandContext, Scope } from './scope.ts';

/** One simple command, its words expanded. */
export interface Command {
  /** The program's name without its path: `vite`. */
  readonly name: string;
  /** The program as it is written: `./node_modules/.bin/vite`. */
  readonly program: TracedText;
  readonly args: readonly TracedText[];
  readonly scope: Scope;
  readonly session: Session;
}

/** What a command does, or undefined when this handler knows nothing about it. */
export type Handler = (command: Command) => Activity | undefined;

/** One reading of one command line: what it needs to read others, and what it gathers besides the activity. */
export interface Session {
  readonly context: CommandContext;
  /** What its commands have built so far: the sources of each program, by the name of its file. */
  readonly built: Map<string, readonly string[]>;
  /** Interprets a command that is already split into words. */
  run(words: readonly TracedText[], scope: Scope): Activity;
  /** Interprets a line of shell; `forwarded` arguments are appended to its last command. */
  runLine(line: TracedText, scope: Scope, forwarded?: readonly TracedText[]): Activity;
  /** Counts more commands; false, and a problem at the place, when so many were started that no more are followed. */
  follow(location: Location, commands?: number): boolean;
  refer(reference: Mention): void;
  /** A port that no program can bind, and why, as a clause. */
  refuse(text: string, reason: string, location: Location): void;
  report(problem: Problem): void;
}

export function sequence(...steps: readonly Activity[]): Activity {
  return composed('sequence', steps);
}

export function parallel(...steps: readonly Activity[]): Activity {
  return composed('parallel', steps);
}

/** One of the steps; that none of them may run is an idle one. */
export function alternatives(...steps: readonly Activity[]): Activity {
  const either = composed('alternatives', steps);
  return isIdle(either) || !steps.some(isIdle) ? either : { kind: 'alternatives', steps: [...stepsOf(either), idle] };
}

function stepsOf(either: Activity): readonly Activity[] {
  return either.kind === 'alternatives' ? either.steps : [either];
}

export function detached(body: Activity): Activity {
  return isIdle(body) || body.kind === 'detached' ? body : { kind: 'detached', body };
}

export function isIdle(activity: Activity): boolean {
  return 'steps' in activity && activity.steps.length === 0;
}

/** Of any number of steps: so many arguments as a long file has steps would not fit on the stack. */
export function composed(kind: 'sequence' | 'parallel' | 'alternatives', steps: readonly Activity[]): Activity {
  const busy = steps.filter((step) => !isIdle(step));
  const [only] = busy;
  return busy.length === 1 && only ? only : { kind, steps: busy };
}
