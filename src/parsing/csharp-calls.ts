import type { CSharpToken } from './csharp-tokens.ts';

export interface CSharpArgument {
  /** `port` in `port: 5000`. */
  readonly name?: string;
  readonly tokens: readonly CSharpToken[];
}

/** `AddProject<Projects.Api>("api", launchProfileName: "https")` */
export interface CSharpCall {
  readonly method: CSharpToken;
  /** Between `<` and `>`, as written: `Projects.Api`; '' without type arguments. */
  readonly typeArguments: string;
  readonly arguments: readonly CSharpArgument[];
  /** Index of the token after the closing parenthesis. */
  readonly end: number;
}

/** The call whose method name stands at the index, or undefined when no call stands there. */
export function callAt(tokens: readonly CSharpToken[], index: number): CSharpCall | undefined {
  const method = tokens[index];
  if (method?.kind !== 'word') return undefined;
  const generic = typeArgumentsAt(tokens, index + 1);
  if (tokens[generic.end]?.text !== '(') return undefined;
  const { parts, end } = argumentsAt(tokens, generic.end + 1);
  return { method, typeArguments: generic.text, arguments: parts.map(readArgument), end };
}

/** Type arguments are short: a comparison must not be searched for its end through the whole file. */
const longestTypeArguments = 50;

function typeArgumentsAt(tokens: readonly CSharpToken[], index: number) {
  if (tokens[index]?.text !== '<') return { text: '', end: index };
  const close = tokens.slice(index, index + longestTypeArguments).findIndex(({ text }) => text === '>');
  if (close < 0) return { text: '', end: index };
  const inside = tokens.slice(index + 1, index + close);
  return { text: inside.map(({ text }) => text).join(''), end: index + close + 1 };
}

/** More tokens than this between two parentheses are no call that a person reads. */
const longestArguments = 2000;

function argumentsAt(tokens: readonly CSharpToken[], start: number) {
  const parts: CSharpToken[][] = [[]];
  let depth = 0;
  for (let index = start; index < start + longestArguments; index++) {
    const token = tokens[index];
    if (!token) break;
    const step = nesting(token);
    if (depth + step < 0) return { parts, end: index + 1 };
    depth += step;
    if (depth === 0 && isMark(token, ',')) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return { parts: [], end: tokens.length };
}

/** 1 for an opening bracket, -1 for a closing one. */
function nesting(token: CSharpToken): number {
  if (isMark(token, '([{')) return 1;
  return isMark(token, ')]}') ? -1 : 0;
}

function isMark({ kind, text }: CSharpToken, among: string): boolean {
  return kind === 'mark' && among.includes(text);
}

function readArgument(tokens: readonly CSharpToken[]): CSharpArgument {
  const [name, colon] = tokens;
  return name?.kind === 'word' && colon?.text === ':' ? { name: name.text, tokens: tokens.slice(2) } : { tokens };
}

/** The argument of that name, else the one at the position. */
export function argumentOf(call: CSharpCall, name: string, position?: number): CSharpArgument | undefined {
  const named = call.arguments.find((argument) => argument.name === name);
  const positional = position === undefined ? undefined : call.arguments[position];
  return named ?? (positional?.name === undefined && positional?.tokens.length !== 0 ? positional : undefined);
}

/** The one token of an argument that is a literal. */
export function literalOf(argument: CSharpArgument | undefined, kind: CSharpToken['kind']): CSharpToken | undefined {
  const [only, more] = argument?.tokens ?? [];
  return more === undefined && only?.kind === kind ? only : undefined;
}

/** The calls chained to an expression: `.WithReference(x).WaitFor(y)`; up to the first that `stop` names, without it. */
export function chainedCalls(tokens: readonly CSharpToken[], from: number, stop: RegExp): readonly CSharpCall[] {
  const calls: CSharpCall[] = [];
  for (let index = from; tokens[index]?.text === '.'; ) {
    const call = callAt(tokens, index + 1);
    if (!call || stop.test(call.method.text)) break;
    calls.push(call);
    index = call.end;
  }
  return calls;
}
