import { idle } from '../model/launch.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import type { Session } from './command.ts';
import { loadEnvironmentFile } from './environment-files.ts';
import { joinWithSpaces } from './expansion.ts';
import { resolvePath, unknownDirectory } from './paths.ts';
import { type Scope, withVariable, withVariables } from './scope.ts';
import type { Step } from './steps.ts';

/**
 * Commands that change the shell itself: `cd`, `export`, `set`, `.`, `eval`. Undefined: not one of them.
 * @param inside the scope that the command sees, with its own prefix assignments
 * @param scope the scope that it changes
 */
export function builtin(
  name: string,
  words: readonly TracedText[],
  inside: Scope,
  session: Session,
  scope: Scope,
): Step | undefined {
  const args = words.slice(1);
  switch (name) {
    case 'cd':
    case 'pushd':
    case 'Set-Location':
      return stay(changeDirectory(args, scope));
    case 'export':
      return stay(args.reduce((after, arg) => exportArgument(after, arg, inside, session), scope));
    case 'declare':
    case 'readonly':
    case 'local':
      return stay(args.reduce((after, arg) => exportVariable(after, arg, /^-\w*x/.test(args[0]?.text ?? '')), scope));
    case 'set':
    case 'SET':
    case 'setx':
      return stay(
        args.reduce(
          (after, arg) => (/^[-+]/.test(arg.text) ? setOption(after, arg.text) : exportVariable(after, arg, true)),
          scope,
        ),
      );
    case 'unset':
      return stay({
        ...scope,
        variables: without(
          scope,
          args.map(({ text }) => text),
        ),
      });
    case '.':
    case 'source':
      return stay(withVariables(scope, loadEnvironmentFile(args[0]?.text ?? '', inside, session.context.repository)));
    case 'read':
      return stay(args.reduce((after, arg) => withoutValue(after, arg), scope));
    case 'true':
    case ':':
      return { activity: idle, scope, outcome: 'success' };
    case 'false':
      return { activity: idle, scope, outcome: 'failure' };
    case 'exit':
      return { activity: idle, scope, leaves: 'shell', ...statusOf(args) };
    case 'return':
      return { activity: idle, scope, leaves: 'function', ...statusOf(args) };
    case 'eval':
      return { activity: args.length > 0 ? session.runLine(joinWithSpaces(args), inside) : idle, scope };
    default:
      return powerShellAssignment(words, scope);
  }
}

/** `return 1`; without a number it is the status of the command before. */
function statusOf([status]: readonly TracedText[]): Pick<Step, 'outcome'> {
  if (!status?.isResolved || !/^\d+$/.test(status.text)) return {};
  return { outcome: Number(status.text) === 0 ? 'success' : 'failure' };
}

function stay(scope: Scope): Step {
  return { activity: idle, scope };
}

function changeDirectory(args: readonly TracedText[], scope: Scope): Scope {
  const target = args.find((arg) => !/^(?:-[LPe]|--|\/[dD])$/.test(arg.text));
  const directory = target?.isResolved ? resolvePath(scope.directory, target.text) : undefined;
  return { ...scope, directory: directory ?? unknownDirectory };
}

/** Besides `NAME=value` also the idiom `export $(grep -v '^#' .env | xargs)`. */
function exportArgument(scope: Scope, arg: TracedText, inside: Scope, session: Session): Scope {
  const file = arg.isResolved ? undefined : /(?:^|[\s'"(])((?:[\w.-]*\/)*\.env[\w.-]*)/.exec(arg.text)?.[1];
  if (file === undefined) return exportVariable(scope, arg, true);
  const loaded = [...loadEnvironmentFile(file, inside, session.context.repository, true)];
  // `export $(grep ^API_KEY .env)`: that variable alone.
  const only = /\b[ef]?grep\s+(?:-[ehEFw]+\s+)*['"]?\^?(\w+)=?['"]?\s/.exec(arg.text)?.[1];
  return withVariables(scope, only === undefined ? loaded : loaded.filter(([name]) => name.includes(only)));
}

/** `PORT=3000`, or the name of a variable that was set before. */
function exportVariable(scope: Scope, arg: TracedText, exported: boolean): Scope {
  const match = /^(\w+)=/.exec(arg.text);
  if (match?.[1]) return withVariable(scope, match[1], arg.slice(match[0].length), exported);
  const known = scope.variables.get(arg.text);
  return known ? withVariable(scope, arg.text, known.value, exported) : scope;
}

function setOption(scope: Scope, option: string): Scope {
  return /^-\w*a/.test(option) ? { ...scope, exportsAll: true } : scope;
}

/** A name that input gives a value. */
function withoutValue(scope: Scope, { text }: TracedText): Scope {
  return scope.variables.has(text) ? { ...scope, variables: without(scope, [text]) } : scope;
}

function without(scope: Scope, names: readonly string[]): Scope['variables'] {
  const gone = new Set(names);
  return new Map([...scope.variables].filter(([name]) => !gone.has(name)));
}

/** `$env:PORT=3000`, `$env:PORT = "3000"`: in a POSIX shell a command of that name, which nobody has. */
function powerShellAssignment(words: readonly TracedText[], scope: Scope): Step | undefined {
  const spaced = words[1]?.text === '=' ? words[2] : undefined;
  const joined = /^\$env:(\w+)(=?)/i.exec(words[0]?.text ?? '');
  if (!joined?.[1]) return undefined;
  const value = joined[2] ? words[0]?.slice(joined[0].length) : spaced;
  return value ? stay(withVariable(scope, joined[1], value, true)) : undefined;
}
