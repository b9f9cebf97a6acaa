import type { InvalidPortDeclaration, ReferenceDeclaration } from '../model/declaration.ts';
import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { type Location, locationKey } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import { type EmbeddedText, TracedText } from '../parsing/traced-text.ts';
import { Allowance } from './allowance.ts';
import type { Session } from './command.ts';
import { dispatch } from './dispatch.ts';
import type { Package } from './packages.ts';
import { type Mention, mentionPorts } from './references.ts';
import type { CommandContext, Scope } from './scope.ts';
import { runScript } from './scripts.ts';
import { shellProgram } from './shell-programs.ts';
import { walk } from './walk.ts';

/** What a command line does, and what else it says about ports. */
export interface Interpretation {
  readonly activity: Activity;
  readonly references: readonly ReferenceDeclaration[];
  readonly invalid: readonly InvalidPortDeclaration[];
  readonly problems: readonly Problem[];
}

/** More commands than this are not followed from one line. */
const mostCommands = 4000;

/** A line of so many characters counts as two commands. */
const perCommand = 1000;

/** Reads a line of shell: what it binds, starts and refers to. Never throws. */
export function interpret(line: EmbeddedText, context: CommandContext): Interpretation {
  const reading = new Reading(context);
  const text = TracedText.of(line);
  return reading.result(reading.runLine(text, reading.scope, context.forwarded));
}

/** Reads a script of a package with its `pre` and `post` scripts. The context's directory is the package's. */
export function interpretScript(owner: Package, name: string, context: CommandContext): Interpretation {
  const reading = new Reading(context);
  return reading.result(runScript(owner, name, context.forwarded ?? [], reading.scope, reading) ?? idle);
}

/** Reads something else that a session can run: a target of a Makefile, a process of a Procfile. */
export function interpretWith(
  context: CommandContext,
  run: (session: Session, scope: Scope) => Activity,
): Interpretation {
  const reading = new Reading(context);
  return reading.result(run(reading, reading.scope));
}

/** Reads a command that is already split into words: `["vite", "--port", "3000"]`. */
export function interpretWords(words: readonly EmbeddedText[], context: CommandContext): Interpretation {
  const reading = new Reading(context);
  const all = [...words.map((word) => TracedText.of(word)), ...(context.forwarded ?? [])];
  return reading.result(reading.run(all, reading.scope));
}

class Reading implements Session {
  readonly context: CommandContext;
  readonly scope: Scope;
  readonly built = new Map<string, readonly string[]>();
  readonly #references: ReferenceDeclaration[] = [];
  readonly #invalid: InvalidPortDeclaration[] = [];
  readonly #problems: Problem[] = [];
  readonly #ofLine = new Allowance(mostCommands);

  constructor(context: CommandContext) {
    this.context = context;
    this.scope = {
      directory: context.directory,
      variables: context.variables ?? new Map(),
      functions: new Map(),
      arguments: context.arguments ?? [],
      running: [],
    };
  }

  run(words: readonly TracedText[], scope: Scope): Activity {
    const [program] = words;
    if (!program || !this.follow(program.location)) return idle;
    mentionPorts(program.text, words, this);
    return dispatch(words, scope, this);
  }

  runLine(line: TracedText, scope: Scope, forwarded: readonly TracedText[] = []): Activity {
    if (!this.follow(line.location, 1 + line.text.length / perCommand)) return idle;
    const { body, errors } = shellProgram(line.text, this.context.repository);
    const [error] = errors;
    if (error) {
      this.report({
        severity: 'warning',
        message: `this command line was read only in part: ${error.message}`,
        location: line.locate(Math.min(error.offset, line.text.length), Math.min(error.offset + 1, line.text.length)),
      });
    }
    return walk(body, line, scope, this, forwarded).activity;
  }

  follow(location: Location, commands = 1): boolean {
    const refusing = [this.context.allowance, this.#ofLine].find((allowance) => allowance?.take(commands) === false);
    if (refusing?.refuse()) {
      const message = 'what is started from here on was left out: so many commands are not followed';
      this.report({ severity: 'warning', message, location });
    }
    return refusing === undefined;
  }

  refer(reference: Mention): void {
    const { unit, owner } = this.context;
    this.#references.push({ kind: 'reference', ...reference, unit, owner });
  }

  refuse(text: string, reason: string, location: Location): void {
    const { unit, owner } = this.context;
    this.#invalid.push({ kind: 'invalid-port', unit, owner, text, reason, location });
  }

  report(problem: Problem): void {
    this.#problems.push(problem);
  }

  result(activity: Activity): Interpretation {
    const bound = new Set<string>();
    addBound(activity, bound);
    const references = new Map(this.#references.map((reference) => [locationKey(reference.location), reference]));
    return {
      activity,
      // A URL that a program is told to listen on is no reference.
      references: [...references].flatMap(([place, reference]) => (bound.has(place) ? [] : [reference])),
      invalid: this.#invalid,
      problems: this.#problems,
    };
  }
}

function addBound(activity: Activity, places: Set<string>): void {
  if (activity.kind === 'listen' && activity.listener.setAt) places.add(locationKey(activity.listener.setAt));
  if (activity.kind === 'program' && activity.program.fallback?.setAt)
    places.add(locationKey(activity.program.fallback.setAt));
  if (activity.kind === 'detached') addBound(activity.body, places);
  if ('steps' in activity) for (const step of activity.steps) addBound(step, places);
}
