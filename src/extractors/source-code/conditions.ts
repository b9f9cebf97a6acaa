/** What the text of a condition says, as far as it is made of names, texts and the operators between them. */
export type Condition =
  | { readonly kind: 'path'; readonly names: readonly string[] }
  /** The value of a path is a text. */
  | { readonly kind: 'equal'; readonly names: readonly string[]; readonly text: string }
  /** A variable of the environment turns it on: `os.Getenv("PPROF") == "true"`. */
  | { readonly kind: 'turned-on' }
  /** Something has a value: `len(addr) > 0`; `isObject`: which is perhaps no text or number, `options.metrics != null`. */
  | { readonly kind: 'given'; readonly names: readonly string[]; readonly isObject: boolean }
  /** The value of a path is one of a set: `mode == Mode.Server`; `name` is its last name. */
  | { readonly kind: 'chosen'; readonly names: readonly string[]; readonly name: string }
  /** A setting, an argument or a variable is asked for by its name: `config.get("metrics")`. */
  | { readonly kind: 'lookup' }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'any' | 'all'; readonly of: readonly (Condition | undefined)[] };

const longest = 200;
/** Brackets and negations around one another. */
const deepest = 10;

/** `a.b`, `this->b`, `$b`, `@b`, `*b`, `a.b()`: names, the last of which may ask (`enabled?`). */
const path =
  /^[*&]?(?<names>[$@]?[A-Za-z_]\w*(?:(?:\.|\?\.|->|::)[A-Za-z_]\w*|(?:->)?[[{]["']?[A-Za-z_]\w*["']?[\]}])*)[?!]?(?:\(\))?$/;
const comparison =
  /^(?<left>[^=!<>]+?)\s*(?<operator>={2,3}|!==?|>=?|<=?|\beq\b|\bne\b|\bis not\b|\bis\b)\s*(?<right>[^=!<>]+)$/;
const quoted = /^(?<quote>["'])(?<text>[\w./:@-]*)\k<quote>$/;

const read =
  /(?:os\.Getenv|(?:os|System)\.getenv|os\.environ\.get|getenv|Environment\.GetEnvironmentVariable)\(["']\w+["']\)/;
const table = /(?:process\.env|\$ENV|ENV|os\.environ|\$_ENV)(?:\.\w+|[[{]["']?\w+["']?[\]}])/;
/** `config.get("metrics")`, `c.Bool("metrics")`, `args.contains("--metrics")`, `os.Getenv("METRICS") != ""`. */
const asksByName = new RegExp(
  `^(?:${read.source}|${table.source}|[$@\\w.:>?-]*(?:get|bool|flag|opt|arg|has|is|env|param|contains|includes|count|lookup|fetch|config|setting)\\w*[?!]?\\(\\s*["'\`:][\\w.:-]+["'\`]?\\s*\\))(?:\\s*!==?\\s*(?:""|''|null|nil|undefined|None))?$`,
  'i',
);
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
  if (asksByName.test(bare)) return { kind: 'lookup' };
  return readPresence(bare) ?? readComparison(bare) ?? readPath(bare);
}

function negation(of: Condition | undefined): Condition | undefined {
  return of?.kind === 'not' ? of.of : of && { kind: 'not', of };
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

/** What has no value. */
const none = /^(?:nil|null|NULL|nullptr|None|undefined|0)$/;
/** What is empty where something has no value, or is asked for that. */
const measured =
  /^(?:(?:len|strlen|count|isset|defined|strings\.TrimSpace)\s*\(?\s*(?<inside>[^()\s]+)\s*\)?|(?<of>\S+?)(?:\.|\?\.|->)(?:length|size|Length|Count|len|is_some|is_ok|isPresent|isDefined|isNotEmpty|nonEmpty|has_value|any\?|present\?)(?:\(\))?)$/;
const emptied =
  /^(?:(?:\w+\.)?(?:empty|is_null|is_nil|is_empty|isEmpty|isBlank|IsNullOrEmpty|IsNullOrWhiteSpace)\(\s*(?<inside>[^()\s]+)\s*\)|(?<of>\S+?)(?:\.|\?\.|->)(?:is_none|isEmpty|is_empty|empty\??|nil\?|blank\?|isBlank|isNullOrEmpty|isNullOrBlank)(?:\(\))?)$/;
/** `if let Some(address) = config.metrics` */
const unwrapped =
  /^let\s+(?:Some\(\s*)?(?:ref\s+|mut\s+)?\w+\s*\)?\s*=\s*(?<of>[^()\s]+?)(?:\.(?:as_ref|as_deref|clone|take)\(\))?$/;

function readPresence(text: string): Condition | undefined {
  const present = measuredIn(text, measured) ?? measuredIn(text, unwrapped);
  if (present) return present;
  return negation(measuredIn(text, emptied));
}

function measuredIn(text: string, form: RegExp): Condition | undefined {
  const { inside, of } = form.exec(text)?.groups ?? {};
  const names = namesIn(inside ?? of ?? '');
  return names && { kind: 'given', names, isObject: form === unwrapped };
}

function readComparison(text: string): Condition | undefined {
  const { left = '', operator = '', right = '' } = comparison.exec(text)?.groups ?? {};
  if (none.test(right)) return readComparisonWithNone(left, operator, right);
  if (/^[<>]/.test(operator)) return undefined;
  const [named, literal] = quoted.test(left.trim()) ? [right, left] : [left, right];
  const names = namesIn(named.trim());
  const equal = names && equality(names, literal.trim());
  return /^(?:!|ne|is not)/.test(operator) ? negation(equal) : equal;
}

function equality(names: readonly string[], literal: string): Condition | undefined {
  const text = quoted.exec(literal)?.groups?.['text'];
  if (text !== undefined) return { kind: 'equal', names, text };
  const name = oneOfSet.exec(literal)?.groups?.['name'];
  return name === undefined ? undefined : { kind: 'chosen', names, name };
}

/** `Mode.Server`, `MODE_SERVER`, `:server`. */
const oneOfSet = /^(?:[A-Z]\w*(?:\.|::)(?:\w+(?:\.|::))*|:|\.|(?=[A-Z][A-Z0-9_]+$))(?<name>\w+)$/;

function readComparisonWithNone(left: string, operator: string, right: string): Condition | undefined {
  const given = measuredIn(left, measured) ?? readPath(left);
  if (given?.kind !== 'given' && given?.kind !== 'path') return undefined;
  const condition = { kind: 'given', names: given.names, isObject: right !== '0' } as const;
  if (/^(?:!|is not|>$)/.test(operator)) return condition;
  return /^(?:=|is$|<=)/.test(operator) ? negation(condition) : undefined;
}

function readPath(text: string): Condition | undefined {
  const names = namesIn(text);
  return names && { kind: 'path', names };
}

function namesIn(text: string): readonly string[] | undefined {
  const names = path.exec(text)?.groups?.['names'];
  return names?.split(/\?\.|\.|->|::|[[\]{}"']+/).filter((name) => name !== '');
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
