import type { ShellNode, ShellWord, VariablePart, WordPart } from '../parsing/shell-nodes.ts';
import { computedText, TracedText, textAt, unresolvedText } from '../parsing/traced-text.ts';
import { calculate, numbersBetween, numbersOf } from './arithmetic.ts';
import { baseName, directoryOf, resolvePath, root } from './paths.ts';
import type { Scope, Variables } from './scope.ts';

/** A word of a command line → what the program gets as arguments: usually one, none or several for `$FLAGS` and `$@`. */
export function expand(word: ShellWord, line: TracedText, scope: Scope): readonly TracedText[] {
  const fields: TracedText[][] = [[]];
  const append = (...texts: readonly TracedText[]) => {
    const [first, ...rest] = texts;
    if (first) fields.at(-1)?.push(first);
    for (const text of rest) fields.push([text]);
  };
  for (const part of word.parts) append(...expandPart(part, line, scope));
  const filled = fields.filter((field) => field.length > 0);
  // `""` is an empty argument, an unquoted empty variable is none.
  if (filled.length === 0)
    return word.parts.every((part) => part.kind === 'literal') ? [line.slice(word.start, word.start)] : [];
  return filled.map((field) => TracedText.join(...field));
}

/** A word where the shell doesn't split: the value of an assignment. */
export function expandValue(word: ShellWord, line: TracedText, scope: Scope): TracedText {
  const fields = expand(word, line, scope);
  return fields.length === 0 ? line.slice(word.start, word.start) : joinWithSpaces(fields);
}

/** Several words as one text. */
export function joinWithSpaces(fields: readonly TracedText[]): TracedText {
  const spaced = fields.flatMap((field, index) =>
    index === 0 ? [field] : [TracedText.of(textAt(' ', field.location)), field],
  );
  return TracedText.join(...spaced);
}

/** The fields that a part makes: the first one continues the word, the others begin words of their own. */
function expandPart(part: WordPart, line: TracedText, scope: Scope): readonly TracedText[] {
  switch (part.kind) {
    case 'literal':
      return expandPercents(line.slice(part.start, part.start + part.text.length), scope);
    case 'variable':
      return expandVariable(part, line, scope);
    case 'substitution': {
      const output = part.body ? outputOf(part.body, line, scope) : undefined;
      return [
        output === undefined ? hole(part, line) : TracedText.of(textAt(output, line.locate(part.start, part.end))),
      ];
    }
    case 'arithmetic': {
      const result = calculate(part.formula, scope);
      if (!result) return [hole(part, line)];
      const text = computedText(String(result.value), line.locate(part.start, part.end));
      return [result.variable === undefined ? text : text.asDefaultOf(result.variable)];
    }
    case 'range': {
      const numbers = numbersOf(part, scope);
      const place = line.locate(part.start, part.end);
      return numbers?.map((number) => computedText(String(number), place)) ?? [hole(part, line)];
    }
    case 'opaque':
      return [hole(part, line)];
  }
}

function hole({ start, end }: { readonly start: number; readonly end: number }, line: TracedText): TracedText {
  return unresolvedText(line.text.slice(start, end), (from, to) => line.locate(start + from, start + to));
}

/** cmd.exe's `%PORT%`, where the variable is known; elsewhere a percent sign is one. */
function expandPercents(text: TracedText, scope: Scope): readonly TracedText[] {
  if (!text.text.includes('%')) return [text];
  const pieces: TracedText[] = [];
  let from = 0;
  for (const match of text.text.matchAll(/%([A-Za-z_]\w*)%/g)) {
    const value = scope.variables.get(match[1] ?? '')?.value;
    if (!value) continue;
    pieces.push(text.slice(from, match.index), value);
    from = match.index + match[0].length;
  }
  return pieces.length === 0 ? [text] : [TracedText.join(...pieces, text.slice(from))];
}

function expandVariable(part: VariablePart, line: TracedText, scope: Scope): readonly TracedText[] {
  const items = listOf(part, scope);
  if (items) return items;
  const { operation } = part;
  const value = variableValue(part, line, scope);
  const isSet = value !== undefined && value.text !== '' && !(operation && isOnlyAVariable(value));
  if (operation?.operator.endsWith('+')) return isSet ? expand(operation.word, line, scope) : [];
  if (isSet) return part.quoted ? [value] : fieldsOf(value);
  if (!operation || operation.operator.endsWith('?')) return value === undefined ? [hole(part, line)] : [];
  const texts = expand(operation.word, line, scope);
  return value?.isResolved ? texts : texts.map((text) => text.asDefaultOf(part.name));
}

/** `$@`, `${PORTS[@]}` */
function listOf({ name, all }: VariablePart, scope: Scope): readonly TracedText[] | undefined {
  if (name === '@' || name === '*') return scope.arguments;
  return all ? scope.variables.get(name)?.items : undefined;
}

/** `PORT=$1; serve -p ${PORT:-3000}`: nobody knows whether it is set, as with the variable itself. */
function isOnlyAVariable(value: TracedText): boolean {
  return !value.isResolved && /^\$(?:\w+|\{\w+\})$/.test(value.text);
}

function variableValue({ name, start, end }: VariablePart, line: TracedText, scope: Scope): TracedText | undefined {
  if (/^[1-9]\d?$/.test(name)) return scope.arguments[Number(name) - 1];
  const known = scope.variables.get(name);
  if (known) return known.fromFile || known.givenToAll ? known.value.usedAt(line.locate(start, end)) : known.value;
  return name === 'PWD' ? TracedText.of(textAt(`${root}/${scope.directory}`, line.locate(start, end))) : undefined;
}

/** An unquoted value falls apart at its white space. */
export function fieldsOf(value: TracedText): readonly TracedText[] {
  if (!/\s/.test(value.text)) return [value];
  const fields = value.text.matchAll(value.isResolved ? /\S+/g : withHoles);
  return [...fields].map((match) => value.slice(match.index, match.index + match[0].length));
}

/** What a substitution prints isn't known, so it stands there as it is written, blanks and all: `$(realpath "$1")/run.sh`. */
const withHoles = /(?:\$\((?:[^()]|\([^()]*\))*\)|\S)+/g;

/** The output of the few commands that scripts use to find their own directory. */
function outputOf(body: ShellNode, line: TracedText, scope: Scope): string | undefined {
  const steps = stepsOf(body);
  if (steps) {
    // `$(cd "$(dirname "$0")/.." && pwd)`
    const [cd, pwd, ...more] = steps.map((step) => plainWords(step, line, scope));
    const isPath = cd?.[0] === 'cd' && pwd?.[0] === 'pwd' && more.length === 0;
    return isPath ? fromRoot(scope.directory, cd.at(-1) ?? '') : undefined;
  }
  const words = plainWords(body, line, scope);
  return words && printed(words, scope);
}

function printed(words: readonly string[], scope: Scope): string | undefined {
  const last = words.at(-1) ?? '';
  switch (words[0]) {
    case 'pwd':
      return `${root}/${scope.directory}`;
    case 'dirname':
      return directoryOf(last) || '.';
    case 'basename':
      return baseName(last);
    case 'realpath':
      return fromRoot(scope.directory, last);
    case 'readlink':
      return /^-[fem]$/.test(words[1] ?? '') ? fromRoot(scope.directory, last) : undefined;
    case 'echo':
      return words.slice(1).join(' ');
    case 'seq':
      return sequenceOf(words.slice(1));
    case 'git':
      return last === '--show-toplevel' ? root : undefined;
    default:
      return undefined;
  }
}

function fromRoot(directory: string, path: string): string | undefined {
  const place = resolvePath(directory, path);
  return place === undefined ? undefined : `${root}/${place}`;
}

/** The commands of `a; b` and of `a && b`. */
function stepsOf(body: ShellNode): readonly ShellNode[] | undefined {
  if (body.kind === 'sequence') return body.steps;
  if (body.kind !== 'logical' || !body.rest.every(({ operator }) => operator === '&&')) return undefined;
  return [body.first, ...body.rest.map(({ node }) => node)];
}

/** `seq 3`, `seq 8001 8003`, `seq 0 10 50` */
function sequenceOf(words: readonly string[]): string | undefined {
  const numbers = words.map((word) => (/^\d{1,9}$/.test(word) ? Number(word) : Number.NaN));
  const [from = 1, step = 1, to] = numbers.length === 3 ? numbers : [numbers.at(-2), 1, numbers.at(-1)];
  if (to === undefined || numbers.length > 3 || numbers.some(Number.isNaN) || step === 0) return undefined;
  return numbersBetween(from, to, step).join(' ');
}

function plainWords(node: ShellNode, line: TracedText, scope: Scope): readonly string[] | undefined {
  if (node.kind !== 'command') return undefined;
  const words = node.words.flatMap((word) => expand(word, line, scope));
  return words.every((word) => word.isResolved) ? words.map((word) => word.text) : undefined;
}

/** Replaces `$NAME` and `${NAME:-default}` in a text that no shell reads: a value of a Dockerfile. */
export function expandText(text: TracedText, variables: Variables): TracedText {
  const pieces: TracedText[] = [];
  let from = 0;
  for (const match of text.text.matchAll(/\$(?:(\w+)|\{(\w+)(?::?-([^}]*))?\})/g)) {
    const end = match.index + match[0].length;
    const name = match[1] ?? match[2] ?? '';
    const fallback =
      match[3] === undefined ? undefined : text.slice(end - 1 - match[3].length, end - 1).asDefaultOf(name);
    const value = variables.get(name)?.value ?? fallback ?? hole({ start: match.index, end }, text);
    pieces.push(text.slice(from, match.index), value);
    from = end;
  }
  return pieces.length === 0 ? text : TracedText.join(...pieces, text.slice(from));
}
