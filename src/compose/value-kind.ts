/**
 * What a value of a Compose file may be, for each shape that YAML knows: a scalar of some types, a list, a mapping. A
 * shape that is absent is refused. A value that may be several things is one kind with several shapes.
 */
export interface ValueKind {
  readonly scalar?: readonly ScalarType[];
  /** Of strings only these. */
  readonly words?: readonly string[];
  readonly list?: ListKind;
  readonly mapping?: MappingKind;
}

/** `fraction` is any number, `whole` one without a fraction. */
export type ScalarType = 'fraction' | 'whole' | 'string' | 'boolean' | 'null';

export interface ListKind {
  readonly items: ValueKind;
  /** Compose refuses the list when two items are equal. */
  readonly distinct: boolean;
}

export interface MappingKind {
  readonly keys: ReadonlyMap<string, ValueKind>;
  readonly required: readonly string[];
  /** What any other key takes; absent: there are no others, `x-…` aside. */
  readonly others?: ValueKind;
  /** What the other keys must look like. */
  readonly names?: RegExp;
}

/** Not looked into. */
export const anything: ValueKind = {};

export function scalar(...types: readonly ScalarType[]): ValueKind {
  return { scalar: types };
}

export function oneOf(words: string): ValueKind {
  return { scalar: ['string'], words: words.split(' ') };
}

export function listOf(items: ValueKind): ValueKind {
  return { list: { items, distinct: false } };
}

/** A list that must not have an item twice. */
export function distinctListOf(items: ValueKind): ValueKind {
  return { list: { items, distinct: true } };
}

/** Keys that the author of the file chooses, all with the same kind of value. */
export function mappingOf(others: ValueKind, names?: RegExp): ValueKind {
  return { mapping: { keys: new Map(), required: [], others, ...(names ? { names } : {}) } };
}

/** Keys that Compose knows; those in `required` must be there. */
export function objectOf(keys: Readonly<Record<string, ValueKind>>, required = ''): ValueKind {
  return { mapping: { keys: new Map(Object.entries(keys)), required: required === '' ? [] : required.split(' ') } };
}

/** Kinds of different shapes in one. */
export function either(...kinds: readonly ValueKind[]): ValueKind {
  const types = kinds.flatMap(({ scalar: own = [] }) => own);
  return Object.assign({}, ...kinds, types.length > 0 ? { scalar: types } : {});
}

/** `{ a: kind, b: kind }` from `'a b'`. */
export function each(kind: ValueKind, names: string): Readonly<Record<string, ValueKind>> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, kind]),
  );
}
