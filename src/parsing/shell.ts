import {
  type AndOr,
  type Assignment,
  type Command,
  type CommandNode,
  type CompoundList,
  type ParameterExpansionPart,
  type Pipeline,
  parse,
  type Statement,
  type TestExpression,
  type WordPart as UnbashPart,
  type Word,
} from 'unbash';
import { bracedRange, countedBy, toFormula } from './shell-arithmetic.ts';
import type {
  ShellAssignment,
  ShellCommand,
  ShellNode,
  ShellWord,
  TestTree,
  VariablePart,
  WordPart,
} from './shell-nodes.ts';

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
      return toLogical(node);
    case 'Pipeline':
      return toPipeline(node);
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
    case 'ArithmeticFor': {
      const counted = countedBy(node);
      const body = block(node.body);
      if (!counted) return body;
      const { variable, range } = counted;
      const word = { parts: [range], start: range.start, end: range.end };
      return { kind: 'for', variable, words: [word], body };
    }
    case 'While': {
      const clause = block(node.clause);
      const condition: ShellNode = node.kind === 'until' ? { kind: 'not', body: clause } : clause;
      return { kind: 'branches', conditions: [condition], branches: [block(node.body), empty] };
    }
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
      return {
        kind: 'case',
        word: toWord(node.word),
        items: node.items.map(({ pattern, body }) => ({ patterns: pattern.map(toWord), body: block(body) })),
      };
    case 'TestCommand':
      return { kind: 'test', expression: toTest(node.expression) };
    case 'ArithmeticCommand':
      return { kind: 'test', expression: { kind: 'comparison', operator: '((', words: [] } };
  }
}

function toLogical({ commands, operators }: AndOr): ShellNode {
  const [first = empty, ...others] = commands.map(toNode);
  return {
    kind: 'logical',
    first,
    rest: others.map((node, index) => ({ operator: operators[index] === '||' ? '||' : '&&', node })),
  };
}

function toPipeline({ commands, prefixes }: Pipeline): ShellNode {
  const steps = commands.map(toNode);
  const body: ShellNode = steps.length === 1 && steps[0] ? steps[0] : { kind: 'pipeline', steps };
  return prefixes.some(({ type }) => type === 'Negation') ? { kind: 'not', body } : body;
}

function toTest(expression: TestExpression): TestTree {
  switch (expression.type) {
    case 'TestUnary':
      return { kind: 'comparison', operator: expression.operator, words: [toWord(expression.operand)] };
    case 'TestBinary':
      return {
        kind: 'comparison',
        operator: expression.operator,
        words: [toWord(expression.left), toWord(expression.right)],
      };
    case 'TestLogical':
      return { kind: expression.operator === '||' ? 'or' : 'and', operands: expression.operands.map(toTest) };
    case 'TestNot': {
      const operand = toTest(expression.operand);
      return expression.negations.length % 2 === 0 ? operand : { kind: 'not', operand };
    }
    case 'TestGroup':
      return toTest(expression.expression);
  }
}

function toCommand({ name, prefix, args, pos, end }: Command): ShellCommand {
  const assignments = prefix.flatMap((item) => (item.type === 'Assignment' ? (toAssignment(item) ?? []) : []));
  // `export A=b` brings an assignment among the arguments.
  const rest = args.map((arg) => (arg.type === 'Assignment' ? assignmentAsWord(arg) : toWord(arg)));
  return { kind: 'command', assignments, words: name ? [toWord(name), ...rest] : rest, start: pos, end };
}

function toAssignment({ name, value, append, index }: Assignment): ShellAssignment | undefined {
  if (value.type === 'Word') return { name, value: toWord(value) };
  const items = value.elements.flatMap((item) => (item.type === 'Word' ? [toWord(item)] : []));
  const [first] = items;
  return first && !append && !index && items.length === value.elements.length
    ? { name, value: first, items }
    : undefined;
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
    case 'BraceExpansion':
      return [bracedRange(part.text, start) ?? { kind: 'literal', text: part.text, start }];
    case 'Glob':
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
    case 'ArithmeticExpansion':
      return [{ kind: 'arithmetic', formula: toFormula(part.expression), start, end }];
    default:
      return [{ kind: 'opaque', start, end }];
  }
}

function toVariable(part: ParameterExpansionPart, quoted: boolean): WordPart {
  const { parameter: name, pos: start, end, operation, prefix, index } = part;
  // `${BASH_SOURCE[0]}` is the first item of a list, and so is `$BASH_SOURCE`.
  const isFirst = index === undefined || index.text === '0';
  const isAll = index?.text === '@' || index?.text === '*';
  if (prefix || !(isFirst || isAll) || (operation && operation.type !== 'Default'))
    return { kind: 'opaque', start, end };
  const variable = { kind: 'variable', name, quoted, ...(isAll ? { all: true as const } : {}), start, end } as const;
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
