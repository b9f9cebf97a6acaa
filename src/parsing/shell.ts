import {
  type Assignment,
  type Command,
  type CommandNode,
  type CompoundList,
  type ParameterExpansionPart,
  parse,
  type Statement,
  type WordPart as UnbashPart,
  type Word,
} from 'unbash';

/**
 * A shell program as we walk it. Offsets are UTF-16 indexes into the text that was parsed.
 * cmd.exe's and PowerShell's forms that a POSIX shell reads as words (`set X=1`, `$env:X=1`) stay commands here.
 */
export type ShellNode =
  | ShellCommand
  | { readonly kind: 'sequence' | 'pipeline'; readonly steps: readonly ShellNode[] }
  | { readonly kind: 'background' | 'group' | 'subshell'; readonly body: ShellNode }
  | { readonly kind: 'for'; readonly variable: string; readonly words: readonly ShellWord[]; readonly body: ShellNode }
  | { readonly kind: 'branches'; readonly conditions: readonly ShellNode[]; readonly branches: readonly ShellNode[] }
  | { readonly kind: 'function'; readonly name: string; readonly body: ShellNode };

export interface ShellCommand {
  readonly kind: 'command';
  readonly assignments: readonly ShellAssignment[];
  readonly words: readonly ShellWord[];
  readonly start: number;
  readonly end: number;
}

export interface ShellAssignment {
  readonly name: string;
  readonly value: ShellWord;
}

export interface ShellWord {
  readonly parts: readonly WordPart[];
  readonly start: number;
  readonly end: number;
}

export type WordPart =
  /** Characters that stand for themselves, without quotes and backslashes; the first one is at `start`. */
  | { readonly kind: 'literal'; readonly text: string; readonly start: number }
  | VariablePart
  /** `$(…)`; `body` is absent where its offsets would not be those of this text. */
  | { readonly kind: 'substitution'; readonly body?: ShellNode; readonly start: number; readonly end: number }
  /** Something that has a value only when it runs: arithmetic, `<(…)`, `$'…'`. */
  | { readonly kind: 'opaque'; readonly start: number; readonly end: number };

export interface VariablePart {
  readonly kind: 'variable';
  readonly name: string;
  readonly quoted: boolean;
  /** `${NAME:-word}` and its like. */
  readonly operation?: { readonly operator: string; readonly word: ShellWord };
  readonly start: number;
  readonly end: number;
}

export interface ShellProgram {
  readonly body: ShellNode;
  /** What is no shell syntax; the rest is read as far as it goes. */
  readonly errors: readonly { readonly message: string; readonly offset: number }[];
}

/** Longer texts are no command lines; the parser's cost grows faster than their length. */
export const longestProgram = 64 * 1024;

const empty: ShellNode = { kind: 'sequence', steps: [] };

/** Parses POSIX shell and bash. Never throws; what is beyond `longestProgram` is an error. */
export function parseShell(text: string): ShellProgram {
  if (text.length > longestProgram) {
    return { body: empty, errors: [{ message: `longer than ${longestProgram} characters`, offset: 0 }] };
  }
  // A leading `&&` makes the parser drop the command that follows it.
  const start = /^(?:\s|&&|\|\||;)*/.exec(text)?.[0].length ?? 0;
  const script = parse(' '.repeat(start) + text.slice(start));
  const errors = (script.errors ?? []).map(({ message, pos }) => ({ message, offset: pos }));
  return { body: statements(script.commands), errors };
}

function statements(list: readonly Statement[]): ShellNode {
  const steps = list.map(({ command, background }): ShellNode => {
    const body = toNode(command);
    return background ? { kind: 'background', body } : body;
  });
  return steps.length === 1 && steps[0] ? steps[0] : { kind: 'sequence', steps };
}

function block(list: CompoundList): ShellNode {
  return statements(list.commands);
}

function toNode(node: Statement['command'] | CompoundList): ShellNode {
  switch (node.type) {
    case 'AndOr':
      return { kind: 'sequence', steps: node.commands.map(toNode) };
    case 'Pipeline':
      return { kind: 'pipeline', steps: node.commands.map(toNode) };
    case 'CompoundList':
      return block(node);
    default:
      return toCommandNode(node);
  }
}

function toCommandNode(node: CommandNode): ShellNode {
  switch (node.type) {
    case 'Command':
      return toCommand(node);
    case 'Redirected':
      return toNode(node.command);
    case 'Subshell':
      return { kind: 'subshell', body: block(node.body) };
    case 'BraceGroup':
      return { kind: 'group', body: block(node.body) };
    case 'Function':
      return { kind: 'function', name: node.name.value, body: toNode(node.body) };
    case 'Coproc':
      return { kind: 'background', body: toNode(node.body) };
    case 'For':
    case 'Select':
      return {
        kind: 'for',
        variable: node.name.value,
        words: (node.wordlist ?? []).map(toWord),
        body: block(node.body),
      };
    case 'ArithmeticFor':
      return block(node.body);
    case 'While':
      return { kind: 'sequence', steps: [block(node.clause), block(node.body)] };
    case 'If':
      return {
        kind: 'branches',
        conditions: [block(node.clause), ...node.elif.map(({ clause }) => block(clause))],
        branches: [
          block(node.then),
          ...node.elif.map((branch) => block(branch.then)),
          node.else ? block(node.else) : empty,
        ],
      };
    case 'Case':
      return { kind: 'branches', conditions: [], branches: node.items.map(({ body }) => block(body)) };
    case 'TestCommand':
    case 'ArithmeticCommand':
      return empty;
  }
}

function toCommand({ name, prefix, args, pos, end }: Command): ShellCommand {
  const assignments = prefix.flatMap((item) => (item.type === 'Assignment' ? (toAssignment(item) ?? []) : []));
  // `export A=b` brings an assignment among the arguments.
  const rest = args.map((arg) => (arg.type === 'Assignment' ? assignmentAsWord(arg) : toWord(arg)));
  return { kind: 'command', assignments, words: name ? [toWord(name), ...rest] : rest, start: pos, end };
}

function toAssignment({ name, value }: Assignment): ShellAssignment | undefined {
  return value.type === 'Word' ? { name, value: toWord(value) } : undefined;
}

function assignmentAsWord({ text, value, pos, end }: Assignment): ShellWord {
  if (value.type !== 'Word') return { parts: [{ kind: 'opaque', start: pos, end }], start: pos, end };
  const name = text.slice(0, value.pos - pos);
  return { parts: [{ kind: 'literal', text: name, start: pos }, ...toWord(value).parts], start: pos, end };
}

function toWord({ parts, text, pos, end }: Word): ShellWord {
  const read = parts ? parts.flatMap((part) => toParts(part, false)) : unescaped(text, pos, false);
  return { parts: withPowerShellVariables(read), start: pos, end };
}

function toParts(part: UnbashPart, quoted: boolean): readonly WordPart[] {
  const { pos: start, end } = part;
  switch (part.type) {
    case 'Literal':
      return unescaped(part.text, start, quoted);
    case 'SingleQuoted':
      return [{ kind: 'literal', text: part.value, start: start + 1 }];
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.flatMap((child) => toParts(child, true));
    case 'Glob':
    case 'BraceExpansion':
    case 'ExtendedGlob':
      return [{ kind: 'literal', text: part.text, start }];
    case 'SimpleExpansion':
      return [{ kind: 'variable', name: part.text.slice(1), quoted, start, end }];
    case 'ParameterExpansion':
      return [toVariable(part, quoted)];
    case 'CommandExpansion':
      return [
        part.script && part.script.source === undefined
          ? { kind: 'substitution', body: statements(part.script.commands), start, end }
          : { kind: 'substitution', start, end },
      ];
    default:
      return [{ kind: 'opaque', start, end }];
  }
}

function toVariable(part: ParameterExpansionPart, quoted: boolean): WordPart {
  const { parameter: name, pos: start, end, operation, prefix, index } = part;
  // `${BASH_SOURCE[0]}` is the first item of a list, and so is `$BASH_SOURCE`.
  const isFirst = index === undefined || index.text === '0';
  if (prefix || !isFirst || (operation && operation.type !== 'Default')) return { kind: 'opaque', start, end };
  const variable = { kind: 'variable', name, quoted, start, end } as const;
  return operation
    ? { ...variable, operation: { operator: operation.operator, word: toWord(operation.operand) } }
    : variable;
}

/** Splits at every backslash that is dropped, so that each literal stands in the text character by character. */
function unescaped(text: string, start: number, quoted: boolean): readonly WordPart[] {
  const dropped = quoted ? /\\(?=[$`"\\\n])/g : /\\/g;
  const parts: WordPart[] = [];
  let from = 0;
  for (let match = dropped.exec(text); match; match = dropped.exec(text)) {
    if (match.index > from) parts.push({ kind: 'literal', text: text.slice(from, match.index), start: start + from });
    // A backslash before a line's end continues the line; any other keeps the character after it.
    from = match.index + (text[match.index + 1] === '\n' ? 2 : 1);
    dropped.lastIndex = match.index + 2;
  }
  if (from < text.length || parts.length === 0)
    parts.push({ kind: 'literal', text: text.slice(from), start: start + from });
  return parts;
}

/** PowerShell's `$env:PORT` reads as `$env` and `:PORT` in a POSIX shell, where nobody means that. */
function withPowerShellVariables(parts: readonly WordPart[]): readonly WordPart[] {
  const joined: WordPart[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const name = part.kind === 'literal' && before && isEnvPrefix(before) ? /^:(\w+)/.exec(part.text)?.[1] : undefined;
    if (part.kind !== 'literal' || !before || name === undefined) {
      joined.push(part);
      continue;
    }
    const end = part.start + name.length + 1;
    joined.splice(-1, 1, { kind: 'variable', name, quoted: true, start: before.start, end });
    if (part.text.length > name.length + 1)
      joined.push({ ...part, text: part.text.slice(name.length + 1), start: end });
  }
  return joined;
}

function isEnvPrefix(part: WordPart): part is VariablePart {
  return part.kind === 'variable' && /^env$/i.test(part.name);
}
