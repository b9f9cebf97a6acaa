import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import type { ImageCommand, ImageStage } from '../parsing/dockerfile.ts';
import { type EmbeddedText, TracedText } from '../parsing/traced-text.ts';
import type { Session } from './command.ts';
import { expandText } from './expansion.ts';
import { ImagePrograms } from './image-programs.ts';
import { type Interpretation, interpretWith } from './interpret.ts';
import type { CommandContext, Scope, Variables } from './scope.ts';

/** What replaces parts of the image's own start: a Compose service's `entrypoint` and `command`, as words. */
export interface ImageOverrides {
  readonly entrypoint?: readonly EmbeddedText[];
  readonly command?: readonly EmbeddedText[];
  /** ARG of the Dockerfile that the build is given. */
  readonly arguments?: Variables;
}

/**
 * What a container of the image starts: its entry point with the command as arguments.
 * @param context its directory is where the image's files come from: the build context. Its variables (`docker run -e`,
 * Compose's `environment`) beat those of the image.
 */
export function interpretImage(
  stage: ImageStage,
  context: CommandContext,
  overrides: ImageOverrides = {},
): Interpretation {
  const variablesOf = (each: ImageStage) => imageVariables(each, overrides.arguments);
  const variables: Variables = new Map([...variablesOf(stage), ...(context.variables ?? [])]);
  return interpretWith({ ...context, variables }, (session, scope) => {
    for (const [name, sources] of new ImagePrograms(context, variablesOf).of(stage)) session.built.set(name, sources);
    return startImage(stage, overrides, session, scope);
  });
}

function startImage(stage: ImageStage, overrides: ImageOverrides, session: Session, scope: Scope): Activity {
  const words = (texts: readonly EmbeddedText[]) => texts.map((text) => TracedText.of(text));
  const entrypoint = overrides.entrypoint ? exec(overrides.entrypoint) : stage.entrypoint;
  // A new entry point forgets the image's command.
  const own = overrides.entrypoint ? undefined : stage.command;
  const command = overrides.command ? exec(overrides.command) : own;
  const run = (start: ImageCommand | undefined, args: readonly TracedText[]): Activity => {
    if (!start) return idle;
    if (start.form === 'shell') return session.runLine(TracedText.of(start.line), scope);
    return session.run([...words(start.words), ...args], scope);
  };
  if (!entrypoint || isEmpty(entrypoint)) return run(command, []);
  if (entrypoint.form === 'shell') return run(entrypoint, []);
  if (isPassThrough(entrypoint)) return run(command, []);
  return run(entrypoint, command?.form === 'exec' ? words(command.words) : []);
}

/** The first words of what a container of the image starts; none where nothing here says it. */
export function startWords(stage: ImageStage, overrides: ImageOverrides = {}): readonly string[] {
  const entrypoint = overrides.entrypoint ? exec(overrides.entrypoint) : stage.entrypoint;
  if (entrypoint && !isEmpty(entrypoint) && !isPassThrough(entrypoint)) return wordsOf(entrypoint);
  if (overrides.command) return wordsOf(exec(overrides.command));
  return stage.command && !overrides.entrypoint ? wordsOf(stage.command) : [];
}

function exec(words: readonly EmbeddedText[]): ImageCommand {
  return { form: 'exec', words };
}

function wordsOf(command: ImageCommand): readonly string[] {
  return command.form === 'exec' ? command.words.map(({ text }) => text) : command.line.text.trim().split(/\s+/);
}

function isEmpty(command: ImageCommand): boolean {
  return command.form === 'exec' && command.words.length === 0;
}

/** Entry point scripts by convention end in `exec "$@"`; what they do before is setting up. */
function isPassThrough(command: ImageCommand): boolean {
  return command.form === 'exec' && /entrypoint(?:\.sh)?$/.test(command.words.at(-1)?.text ?? '');
}

/** ENV for the program, ARG for what the Dockerfile itself expands. */
export function imageVariables({ variables }: ImageStage, given: Variables = new Map()): Variables {
  let known = given;
  for (const { name, value, isArgument } of variables) {
    if (isArgument && given.has(name)) continue;
    const expanded = expandText(TracedText.of(value), known);
    known = new Map([...known, [name, { value: expanded, exported: !isArgument }]]);
  }
  return known;
}
