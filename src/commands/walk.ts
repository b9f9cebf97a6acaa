import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import type { LogicalStep, ShellCommand, ShellNode, ShellWord } from '../parsing/shell-nodes.ts';
import { TracedText, wholeText } from '../parsing/traced-text.ts';
import { builtin } from './builtins.ts';
import { composed, detached, parallel, type Session, sequence } from './command.ts';
import { chosenItem, testOf, truthOf } from './conditions.ts';
import { expand, expandValue, fieldsOf } from './expansion.ts';
import { resolvePath } from './paths.ts';
import { mentionPorts } from './references.ts';
import { entering, type Scope, withVariable, withVariables } from './scope.ts';
import { isShellScript } from './script-files.ts';
import { shellProgram } from './shell-programs.ts';
import { inPlaceOf, nothing, oneOf, oppositeOf, outcomeOf, redirected, runsAfter, type Step } from './steps.ts';

/** A file of so many characters counts as two commands. */
const perCommand = 1000;

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
      return sequenceOf(node.steps, line, scope);
    case 'pipeline':
      // Each command of a pipeline runs in a subshell.
      return { activity: parallel(...node.steps.map((part) => step(part, line, scope).activity)), scope };
    case 'group':
      return step(node.body, line, scope);
    case 'subshell': {
      const { leaves: _, ...done } = step(node.body, line, scope);
      return { ...done, scope };
    }
    case 'not': {
      const done = step(node.body, line, scope);
      return { ...done, outcome: oppositeOf(done) };
    }
    case 'test':
      return { activity: idle, scope, outcome: outcomeOf(truthOf(node.expression, line.text, scope)) };
    case 'logical':
      return logical(node.first, node.rest, line, scope);
    case 'background':
      return background(node.body, line, scope);
    case 'for':
      return loop(node, line, scope);
    case 'branches':
      return branches(node, line, scope);
    case 'case':
      return caseOf(node, line, scope);
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

function sequenceOf(nodes: readonly ShellNode[], line: Line, scope: Scope): Step {
  const activities: Activity[] = [];
  let done = nothing(scope);
  for (const node of nodes) {
    done = step(node, line, done.scope);
    activities.push(done.activity);
    if (done.leaves) break;
  }
  return { ...done, activity: composed('sequence', activities) };
}

/** `a && b || c`: what follows a condition that nobody knows may run or not, what follows a command is presumed to. */
function logical(first: ShellNode, rest: readonly LogicalStep[], line: Line, scope: Scope): Step {
  let done = step(first, line, scope);
  const before = [done.activity];
  for (const [index, { operator, node }] of rest.entries()) {
    if (done.leaves) break;
    const runs = runsAfter(done, operator);
    if (runs === undefined && operator === '&&') {
      done = afterCondition(rest.slice(index), line, done.scope);
      before.push(done.activity);
      break;
    }
    if (runs !== false) {
      const next = step(node, line, done.scope);
      done = runs ? next : oneOf(done.scope, [nothing(done.scope), next]);
      before.push(...(runs ? [next.activity] : inPlaceOf(before.pop() ?? idle, next.activity)));
    }
  }
  return { ...done, activity: composed('sequence', before) };
}

/** `[ … ] && a && b || c` is `if [ … ]; then a && b; else c; fi`. */
function afterCondition(rest: readonly LogicalStep[], line: Line, scope: Scope): Step {
  const end = rest.findIndex(({ operator }) => operator === '||');
  const sides = end < 0 ? [rest] : [rest.slice(0, end), rest.slice(end)];
  const either = sides.flatMap(([first, ...others]) => (first ? [logical(first.node, others, line, scope)] : []));
  return oneOf(scope, end < 0 ? [...either, nothing(scope)] : either);
}

function background(body: ShellNode, line: Line, scope: Scope): Step {
  const done = step(body, line, scope);
  // In cmd.exe `set PORT=3000& next dev` is a sequence.
  const isSet = body.kind === 'command' && /^set /i.test(line.text.text.slice(body.start, body.start + 4));
  return { activity: detached(done.activity), scope: isSet ? done.scope : scope };
}

function loop(node: Extract<ShellNode, { kind: 'for' }>, line: Line, scope: Scope): Step {
  const values = node.words.flatMap((word) => itemsOf(word, line.text, scope)).slice(0, mostRounds);
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

/** What a substitution prints falls apart, too: `for port in $(seq 8001 8003)`. */
function itemsOf(word: ShellWord, line: TracedText, scope: Scope): readonly TracedText[] {
  const values = expand(word, line, scope);
  return word.parts.every(({ kind }) => kind === 'substitution') ? values.flatMap(fieldsOf) : values;
}

function branches(node: Extract<ShellNode, { kind: 'branches' }>, line: Line, scope: Scope): Step {
  const tested: Activity[] = [];
  const possible: Step[] = [];
  for (const [index, branch] of node.branches.entries()) {
    const condition = node.conditions[index];
    const done: Step = condition ? step(condition, line, scope) : { ...nothing(scope), outcome: 'success' };
    tested.push(done.activity);
    if (done.outcome === 'failure') continue;
    possible.push(step(branch, line, scope));
    if (done.outcome === 'success') break;
  }
  const either = oneOf(scope, possible);
  return { ...either, activity: sequence(...tested, either.activity) };
}

function caseOf({ word, items }: Extract<ShellNode, { kind: 'case' }>, line: Line, scope: Scope): Step {
  const chosen = chosenItem(word, items, line.text, scope);
  if (chosen === 'none') return nothing(scope);
  if (chosen) return step(chosen.body, line, scope);
  return oneOf(scope, [...items.map(({ body }) => step(body, line, scope)), nothing(scope)]);
}

function command(node: ShellCommand, line: Line, before: Scope): Step {
  const { session, text } = line;
  const scope = withDefaults(node, text, before);
  const words = node.words.flatMap((word) => expand(word, text, scope));
  if (node === line.last) words.push(...line.forwarded);
  const assigned = node.assignments.map(({ name, value }) => [name, expandValue(value, text, scope)] as const);
  mentionPorts(words[0]?.text ?? '', [...words, ...assigned.map(([, value]) => value)], session);
  for (const word of node.words) substituted(word, line, scope);
  if (words.length === 0) {
    const lists = node.assignments.flatMap(({ name, items }) => (items ? [[name, items] as const] : []));
    const set = assigned.reduce((after, [name, value]) => withVariable(after, name, value, false), scope);
    return { activity: idle, scope: lists.reduce((after, [name, items]) => withItems(after, name, items, text), set) };
  }
  const inside = withVariables(
    scope,
    assigned.map(([name, value]) => [name, { value, exported: true }]),
  );
  const name = words[0]?.text ?? '';
  if (name === '[' || name === 'test') {
    const truth = truthOf(testOf(name, node.words.slice(1)), text, inside);
    return { activity: idle, scope, outcome: outcomeOf(truth) };
  }
  const known = scope.functions.get(name);
  if (known && words[0] && !session.follow(words[0].location)) return { activity: idle, scope };
  if (known) return callFunction(known.body, known.line, words.slice(1), inside, session, scope, name);
  const built = sourced(words, inside, session, scope) ?? builtin(name, words, inside, session, scope);
  if (built) return redirected(built, text.text.slice(node.start, node.end));
  // `exec` with a program replaces the shell.
  const leaves = name === 'exec' && words.length > 1 ? ({ leaves: 'shell' } as const) : {};
  return { activity: session.run(words, inside), scope, ...leaves };
}

function withItems(scope: Scope, name: string, words: readonly ShellWord[], line: TracedText): Scope {
  const known = scope.variables.get(name);
  // A list may be made of lists.
  const items = words.flatMap((word) => expand(word, line, scope)).slice(0, mostRounds);
  return known ? withVariables(scope, [[name, { ...known, items }]]) : scope;
}

/** `: "${PORT:=3000}"` sets a variable that has no value yet. */
function withDefaults({ words }: ShellCommand, line: TracedText, scope: Scope): Scope {
  let after = scope;
  for (const { parts, start, end } of words) {
    for (const part of parts) {
      if (part.kind !== 'variable' || !part.operation?.operator.endsWith('=')) continue;
      after = withVariable(after, part.name, expandValue({ parts: [part], start, end }, line, after), false);
    }
  }
  return after;
}

/** `. lib.sh 3000`: the file's commands run in this very shell, so that its variables and functions stay. */
function sourced(
  [name, file, ...args]: readonly TracedText[],
  inside: Scope,
  session: Session,
  scope: Scope,
): Step | undefined {
  if (!file?.isResolved || (name?.text !== '.' && name?.text !== 'source')) return undefined;
  const path = resolvePath(inside.directory, file.text);
  const result = path === undefined ? undefined : session.context.repository.read(path);
  if (path === undefined || result?.kind !== 'file' || !isShellScript(path, result.file.text)) return undefined;
  const entered = entering(args.length > 0 ? { ...inside, arguments: args } : inside, path);
  const text = TracedText.of(wholeText(result.file));
  if (!entered || !session.follow(file.location, 1 + text.text.length / perCommand)) return nothing(scope);
  const { leaves, ...done } = walk(
    shellProgram(text.text, session.context.repository).body,
    text,
    entered,
    session,
    [],
  );
  return {
    ...done,
    scope: { ...done.scope, arguments: scope.arguments, running: scope.running },
    ...(leaves === 'shell' ? { leaves } : {}),
  };
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
  const { leaves, ...done } = walk(body, line, { ...inside, functions, arguments: args }, session, []);
  return {
    ...done,
    scope: { ...done.scope, functions: scope.functions, arguments: scope.arguments },
    ...(leaves === 'shell' ? { leaves } : {}),
  };
}

/** The command that arguments appended to the text would reach. */
function lastCommand(node: ShellNode | undefined): ShellCommand | undefined {
  switch (node?.kind) {
    case 'command':
      return node;
    case 'sequence':
    case 'pipeline':
      return lastCommand(node.steps.at(-1));
    case 'logical':
      return lastCommand(node.rest.at(-1)?.node ?? node.first);
    default:
      return undefined;
  }
}
