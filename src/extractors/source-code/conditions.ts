/** What the text of a condition says, as far as it is made of names, texts and the operators between them. */
export type Condition =
  | { readonly kind: 'path'; readonly names: readonly string[] }
  /** The value of a path is a text. */
  | { readonly kind: 'equal'; readonly names: readonly string[]; readonly text: string }
  /** A variable of the environment turns it on: `os.Getenv("PPROF") == "true"`. */
  | { readonly kind: 'turned-on' }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'any' | 'all'; readonly of: readonly (Condition | undefined)[] };

const longest = 200;
/** Brackets and negations around one another. */
const deepest = 10;

/** `a.b`, `this->b`, `$b`, `@b`, `*b`: names, the last of which may ask (`enabled?`). */
const path = /^[*&]?(?<names>[$@]?[A-Za-z_]\w*(?:(?:\.|\?\.|->|::)[A-Za-z_]\w*)*)[?!]?$/;
const comparison = /^(?<left>[^=!<>]+?)\s*(?<operator>={2,3}|!==?|\beq\b|\bne\b)\s*(?<right>[^=!<>]+)$/;
const quoted = /^(?<quote>["'])(?<text>[\w./:@-]*)\k<quote>$/;

const read =
  /(?:os\.Getenv|(?:os|System)\.getenv|os\.environ\.get|getenv|Environment\.GetEnvironmentVariable)\(["']\w+["']\)/;
const table = /(?:process\.env|\$ENV|ENV|os\.environ|\$_ENV)(?:\.\w+|[[{]["']?\w+["']?[\]}])/;
const turnedOn = new RegExp(
  `^(?:${read.source}|${table.source})\\s*(?:={2,3}|\\beq\\b)\\s*["'](?:true|1|yes|on)["']$`,
  'i',
);

/** Undefined: it says something else. */
export function readCondition(text: string, depth = 0): Condition | undefined {
  const bare = withoutBrackets(text.trim());
  if (bare.length > longest || depth > deepest) return undefined;
  const joined = readJoined(bare, depth);
  if (joined) return joined;
  const negated = /^(?:!(?!=)|not\b)(?<rest>.*)$/s.exec(bare)?.groups?.['rest'];
  if (negated !== undefined) return negation(readCondition(negated, depth + 1));
  if (turnedOn.test(bare)) return { kind: 'turned-on' };
  return readComparison(bare) ?? readPath(bare);
}

function negation(of: Condition | undefined): Condition | undefined {
  return of && { kind: 'not', of };
}

function readJoined(text: string, depth: number): Condition | undefined {
  for (const [kind, operator] of [
    ['any', /\|\||\bor\b/y],
    ['all', /&&|\band\b/y],
  ] as const) {
    const parts = splitAt(text, operator);
    if (parts.length > 1) return { kind, of: parts.map((part) => readCondition(part, depth + 1)) };
  }
  return undefined;
}

function readComparison(text: string): Condition | undefined {
  const { left = '', operator = '', right = '' } = comparison.exec(text)?.groups ?? {};
  const [named, literal] = quoted.test(left.trim()) ? [right, left] : [left, right];
  const names = namesIn(named.trim());
  const said = quoted.exec(literal.trim())?.groups?.['text'];
  if (!names || said === undefined) return undefined;
  const equal = { kind: 'equal', names, text: said } as const;
  return /^(?:!|ne)/.test(operator) ? { kind: 'not', of: equal } : equal;
}

function readPath(text: string): Condition | undefined {
  const names = namesIn(text);
  return names && { kind: 'path', names };
}

function namesIn(text: string): readonly string[] | undefined {
  return path.exec(text)?.groups?.['names']?.split(/\?\.|\.|->|::/);
}

function withoutBrackets(text: string): string {
  let bare = text;
  while (bare.startsWith('(') && closing(bare) === bare.length - 1) bare = bare.slice(1, -1).trim();
  return bare;
}

/** Where the bracket is closed with which the text begins. */
function closing(text: string): number {
  let depth = 0;
  for (const [index, character] of [...text.slice(0, longest * 2)].entries()) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

/** The parts between an operator that stands outside of brackets. */
function splitAt(text: string, operator: RegExp): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    operator.lastIndex = at;
    const found = depth === 0 ? operator.exec(text) : null;
    if (!found) continue;
    parts.push(text.slice(from, at));
    from = at + found[0].length;
    at = from - 1;
  }
  return [...parts, text.slice(from)];
}
