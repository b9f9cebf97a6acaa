import type { Location } from '../../model/location.ts';
import { oncePer } from '../../model/once.ts';
import { Positions } from '../../parsing/positions.ts';
import type { LanguageId } from '../../parsing/source-code.ts';
import { adapters } from './adapters.ts';
import type { Evaluator } from './evaluator.ts';
import { isOpen } from './open-values.ts';
import type { Expression, Program } from './program.ts';
import { at, lastName, type Term } from './terms.ts';

/** A stretch of a text value. */
export interface Piece {
  /** Undefined: a part that isn't known. */
  readonly text: string | undefined;
  /** Where it is written; a number that was computed has the place of the number that it was computed from. */
  readonly place: { readonly program: Program; readonly start: number; readonly end: number } | undefined;
  /** `place` holds exactly these characters. */
  readonly verbatim: boolean;
}

/** The text or number that an expression has, as far as it is known. */
export interface Value {
  readonly pieces: readonly Piece[];
  readonly isNumber: boolean;
  /** Environment variables that decide it: the first of them that is set. */
  readonly variables: readonly string[];
  /** Of another NODE_ENV, or by settings that can't be read, it may be another one. */
  readonly mayDiffer?: true;
  /** The likeliest of several that are known. */
  readonly isOneOf?: true;
  /** What it is where NODE_ENV has one value. */
  readonly inMode?: { readonly mode: string; readonly value: Value };
}

const hole = '\0';

/** The likeliest value of an expression: the first alternative that is wholly known, else what is known of the first. */
export function knownValueOf(term: Term, evaluator: Evaluator, depth = 0): Value | undefined {
  return likeliestValue([term], evaluator, depth);
}

export function likeliestValue(terms: readonly Term[], evaluator: Evaluator, depth = 0): Value | undefined {
  if (depth > 8) return undefined;
  const reduced = terms.flatMap((term) => evaluator.reduce(term));
  const isChosen = reduced.some(({ arm }) => typeof arm !== 'object');
  const found = reduced.flatMap((term) => {
    const value = valueOfReduced(term, evaluator, depth);
    return value ? { arm: term.arm, value: term.arm ? ({ ...value, mayDiffer: true } as const) : value } : [];
  });
  const isOther = (arm: Term['arm']) => isChosen && typeof arm === 'object';
  const values = found.filter(({ arm }) => !isOther(arm)).map(({ value }) => value);
  const best =
    values.find(isKnown) ?? values.find(({ pieces }) => pieces.some(({ text }) => text !== undefined)) ?? values[0];
  const variables = [...new Set(found.flatMap(({ value }) => value.variables))];
  const other = found.find(({ arm, value }) => isOther(arm) && isKnown(value));
  const inMode = typeof other?.arm === 'object' ? { inMode: { ...other.arm, value: other.value } } : {};
  const mayDiffer = reduced.some(isOpen) ? ({ mayDiffer: true } as const) : {};
  const isOneOf = new Set(values.filter(isKnown).map(textOf)).size > 1 ? ({ isOneOf: true } as const) : {};
  return best && { ...best, variables, ...inMode, ...mayDiffer, ...isOneOf };
}

export function isKnown({ pieces }: Value): boolean {
  return pieces.every(({ text }) => text !== undefined);
}

/** The text; parts that aren't known are NUL characters. */
export function textOf({ pieces }: Value): string {
  return pieces.map(({ text }) => text ?? hole).join('');
}

/** The characters from `start` up to, not including, `end` of the value's text: where they stand, and whether verbatim. */
export function locate(
  { pieces }: Value,
  start: number,
  end: number,
): { location: Location; verbatim: boolean } | undefined {
  let offset = 0;
  for (const piece of pieces) {
    const next = offset + (piece.text ?? hole).length;
    if (start < next && piece.place) return placeIn(piece, start - offset, end - offset);
    offset = next;
  }
  return undefined;
}

function placeIn({ text = '', place, verbatim }: Piece, start: number, end: number) {
  if (!place) return undefined;
  const positions = positionsOf(place.program);
  const inside = verbatim && end <= text.length && place.end - place.start === text.length;
  const location = inside
    ? positions.span(place.start + start, place.start + end)
    : positions.span(place.start, place.end);
  return { location, verbatim: inside || (verbatim && start === 0 && end === text.length) };
}

export const positionsOf = oncePer((program: Program) => new Positions(program));

function valueOfReduced(term: Term, evaluator: Evaluator, depth: number): Value | undefined {
  const { expression, program } = term;
  const { start, end } = expression;
  switch (expression.kind) {
    case 'number': {
      const piece = { text: String(expression.value), place: { program, start, end }, verbatim: true };
      return { pieces: [piece], isNumber: true, variables: [] };
    }
    case 'string': {
      const { value, contents } = expression;
      const place =
        contents === undefined ? { program, start, end } : { program, start: contents, end: contents + value.length };
      return {
        pieces: [{ text: value, place, verbatim: contents !== undefined }],
        isNumber: false,
        variables: [],
      };
    }
    case 'joined':
      return joined(
        expression.parts.map((part) => knownValueOf(at(part, term), evaluator, depth + 1)),
        expression.template,
        program.language,
      );
    case 'name':
      return namedAddress(term);
    case 'member':
      return namedAddress(term) ?? variableAsked(expression);
    default:
      return undefined;
  }
}

function variableAsked({ object, name }: Expression & { readonly kind: 'member' }): Value | undefined {
  return object.kind === 'environment' || isNamedLikeVariable(name)
    ? { pieces: [unknownPiece], isNumber: false, variables: [name] }
    : undefined;
}

/** `environment.PORT`, whatever stands between it and the environment. */
function isNamedLikeVariable(name: string): boolean {
  return /^(?:[A-Z][A-Z0-9]*_)*PORT$/.test(name);
}

/** `INADDR_ANY`, `InternetAddress.anyIPv4`: what libraries call an address. */
function namedAddress({ expression, program }: Term): Value | undefined {
  const { addresses } = adapters[program.language].facts;
  const name = lastName(expression);
  if (!addresses || name === undefined) return undefined;
  const object = expression.kind === 'member' ? expression.object : undefined;
  const owner = object && lastName(object);
  const outer = object?.kind === 'member' ? lastName(object.object) : undefined;
  const text = [`${outer}.${owner}.${name}`, `${owner}.${name}`, name].map((key) =>
    Object.hasOwn(addresses, key) ? addresses[key] : undefined,
  );
  const known = text.find((address) => address !== undefined);
  if (known === undefined) return undefined;
  const { start, end } = expression;
  return {
    pieces: [{ text: known, place: { program, start, end }, verbatim: false }],
    isNumber: false,
    variables: [],
  };
}

const unknownPiece: Piece = { text: undefined, place: undefined, verbatim: false };

/** Languages whose `+` joins a text and a number to a text. */
const joinsNumbers: ReadonlySet<LanguageId> = new Set([
  ...(['javascript', 'typescript', 'tsx'] as const),
  ...(['java', 'kotlin', 'scala', 'csharp', 'dart'] as const),
]);

/**
 * Whether a part of a sum is a number: as such, or as a text of digits that has been converted on the way here. Where a
 * text may be joined to a number, one that is a whole port by itself counts only: `Number(env.PORT || '3000') + 1`.
 */
function isAddend(value: Value, language: LanguageId): boolean {
  if (value.isNumber) return true;
  return (joinsNumbers.has(language) ? /^\d{4,5}$/ : /^\d+$/).test(textOf(value));
}

function joined(parts: readonly (Value | undefined)[], template: boolean, language: LanguageId): Value {
  const named = parts.flatMap((part) => (part && part.variables.length > 0 ? [part.variables] : []));
  // Of several parts none decides it all.
  const [variables = []] = named.length === 1 ? named : [];
  const known = parts.flatMap((part) => (part && isKnown(part) && isAddend(part, language) ? part : []));
  const isSum = known.length === parts.length && known.some(({ isNumber }) => isNumber);
  const mode = parts.some((part) => part?.mayDiffer) ? ({ mayDiffer: true } as const) : {};
  if (!template && isSum) return { ...sum(known), variables, ...mode };
  const pieces = parts.flatMap((part) => part?.pieces ?? [unknownPiece]);
  return { pieces, isNumber: false, variables, ...mode };
}

function sum(values: readonly Value[]): Pick<Value, 'pieces' | 'isNumber'> {
  const total = values.reduce((result, value) => result + Number(textOf(value)), 0);
  const place = values[0]?.pieces[0]?.place;
  return { pieces: [{ text: String(total), place, verbatim: false }], isNumber: true };
}
