import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import type { ShellCommand, ShellNode, ShellWord } from '../parsing/shell.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { builtin } from './builtins.ts';
import { alternatives, detached, parallel, type Session, sequence } from './command.ts';
import { expand, expandValue } from './expansion.ts';
import { mentionPorts } from './references.ts';
import { type Scope, withVariable, withVariables } from './scope.ts';

/** What a part of a shell program does, and the shell's state after it. */
export interface Step {
  readonly activity: Activity;
  readonly scope: Scope;
}

/** More rounds of a loop than this are no set of servers. */
const mostRounds = 32;

interface Line {
  readonly text: TracedText;
  readonly session: Session;
  /** Arguments that follow the whole line; they go to the command that ends last. */
  readonly forwarded: readonly TracedText[];
  readonly last: ShellCommand | undefined;
}

/** Walks a parsed line; `forwarded` arguments go to its last command. */
export function walk(
  node: ShellNode,
  text: TracedText,
  scope: Scope,
  session: Session,
  forwarded: readonly TracedText[],
): Step {
  return step(node, { text, session, forwarded, last: forwarded.length > 0 ? lastCommand(node) : undefined }, scope);
}

function step(node: ShellNode, line: Line, scope: Scope): Step {
  switch (node.kind) {
    case 'command':
      return command(node, line, scope);
    case 'sequence':
    case 'pipeline':
      return steps(node, line, scope);
    case 'group':
      return step(node.body, line, scope);
    case 'subshell':
      return { activity: step(node.body, line, scope).activity, scope };
    case 'background':
      return background(node.body, line, scope);
    case 'for':
      return loop(node, line, scope);
    case 'branches':
      return branches(node, line, scope);
    case 'function':
      return {
        activity: idle,
        scope: {
          ...scope,
          functions: new Map([...scope.functions, [node.name, { body: node.body, line: line.text }]]),
        },
      };
  }
}

function steps(node: Extract<ShellNode, { kind: 'sequence' | 'pipeline' }>, line: Line, scope: Scope): Step {
  const activities: Activity[] = [];
  let current = scope;
  for (const part of node.steps) {
    const done = step(part, line, current);
    activities.push(done.activity);
    // Each command of a pipeline runs in a subshell.
    if (node.kind === 'sequence') current = done.scope;
  }
  return { activity: node.kind === 'sequence' ? sequence(...activities) : parallel(...activities), scope: current };
}

function background(body: ShellNode, line: Line, scope: Scope): Step {
  const done = step(body, line, scope);
  // In cmd.exe `set PORT=3000& next dev` is a sequence.
  const isSet = body.kind === 'command' && line.text.text.startsWith('set ', body.start);
  return { activity: detached(done.activity), scope: isSet ? done.scope : scope };
}

function loop(node: Extract<ShellNode, { kind: 'for' }>, line: Line, scope: Scope): Step {
  const values = node.words.flatMap((word) => expand(word, line.text, scope)).slice(0, mostRounds);
  let current = scope;
  const rounds: Activity[] = [];
  for (const value of values) {
    // Loops within loops multiply.
    if (!line.session.follow(value.location)) break;
    const done = step(node.body, line, withVariable(current, node.variable, value, false));
    rounds.push(done.activity);
    current = done.scope;
  }
  return { activity: sequence(...rounds), scope: current };
}

function branches(node: Extract<ShellNode, { kind: 'branches' }>, line: Line, scope: Scope): Step {
  const tested = node.conditions.map((condition) => step(condition, line, scope).activity);
  const taken = node.branches.map((branch) => step(branch, line, scope));
  // What a lone branch sets is likely set: `if [ -f .env ]; then . ./.env; fi`.
  const [first, ...others] = taken;
  const isLone = others.every(({ scope: after }) => after === scope);
  return {
    activity: sequence(...tested, alternatives(...taken.map(({ activity }) => activity))),
    scope: isLone && first ? first.scope : scope,
  };
}

function command(node: ShellCommand, line: Line, scope: Scope): Step {
  const { session, text } = line;
  const words = node.words.flatMap((word) => expand(word, text, scope));
  if (node === line.last) words.push(...line.forwarded);
  const assigned = node.assignments.map(({ name, value }) => [name, expandValue(value, text, scope)] as const);
  for (const mentioned of [...words, ...assigned.map(([, value]) => value)]) mentionPorts(mentioned, session);
  for (const word of node.words) substituted(word, line, scope);
  if (words.length === 0) {
    return {
      activity: idle,
      scope: assigned.reduce((after, [name, value]) => withVariable(after, name, value, false), scope),
    };
  }
  const inside = withVariables(
    scope,
    assigned.map(([name, value]) => [name, { value, exported: true }]),
  );
  const name = words[0]?.text ?? '';
  const known = scope.functions.get(name);
  if (known && words[0] && !session.follow(words[0].location)) return { activity: idle, scope };
  if (known) return callFunction(known.body, known.line, words.slice(1), inside, session, scope, name);
  return builtin(name, words, inside, session, scope) ?? { activity: session.run(words, inside), scope };
}

/** What `$(…)` runs is done before the command; only what it refers to is kept: `kill $(lsof -ti:3000)`. */
function substituted(word: ShellWord, line: Line, scope: Scope): void {
  for (const part of word.parts) {
    if (part.kind === 'substitution' && part.body) step(part.body, { ...line, last: undefined }, scope);
  }
}

function callFunction(
  body: ShellNode,
  line: TracedText,
  args: readonly TracedText[],
  inside: Scope,
  session: Session,
  scope: Scope,
  name: string,
): Step {
  const functions = new Map(inside.functions);
  // A function that calls itself is not followed.
  functions.delete(name);
  const done = walk(body, line, { ...inside, functions, arguments: args }, session, []);
  return { activity: done.activity, scope: { ...done.scope, functions: scope.functions, arguments: scope.arguments } };
}

/** The command that arguments appended to the text would reach. */
function lastCommand(node: ShellNode | undefined): ShellCommand | undefined {
  switch (node?.kind) {
    case 'command':
      return node;
    case 'sequence':
    case 'pipeline':
      return lastCommand(node.steps.at(-1));
    default:
      return undefined;
  }
}
