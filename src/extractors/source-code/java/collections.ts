import type { Expression, Span } from '../program.ts';
import { lastName } from '../terms.ts';

const listOwners = /^(?:List|Set|Arrays|Stream|IntStream|Collections|ImmutableList|Seq|Vector|Array)$/;
const listMakers =
  /^(?:of|asList|singletonList|listOf|setOf|arrayOf|intArrayOf|mutableListOf|Seq|List|Array|Set|Vector)$/;
const mapMakers = /^(?:of|singletonMap|mapOf|Map)$/;

/** `List.of(80, 81)`, `Map.of("port", 80)`, `listOf(80)`, `Seq(80)`: what is in them. */
export function collectionOf(callee: Expression, args: readonly Expression[], at: Span): Expression | undefined {
  const name = lastName(callee) ?? '';
  const owner = callee.kind === 'member' ? (lastName(callee.object) ?? '') : '';
  const span = { start: at.start, end: at.end };
  if (mapMakers.test(name) && /^(?:|Map|Collections)$/.test(owner) && args.length > 0 && name !== '') {
    const entries = owner === '' && name !== 'of' ? pairsIn(args) : alternately(args);
    if (entries.size > 0) return { kind: 'object', entries, spreads: [], ...span };
  }
  const isList = listMakers.test(name) && (owner === '' ? name !== 'of' : listOwners.test(owner));
  return isList && args.length > 0 ? { kind: 'list', items: args, ...span } : undefined;
}

/** `"a", 1, "b", 2` */
function alternately(args: readonly Expression[]): ReadonlyMap<string, Expression> {
  const entries = new Map<string, Expression>();
  for (const [index, key] of args.entries()) {
    const value = args[index + 1];
    if (index % 2 === 0 && key.kind === 'string' && value) entries.set(key.value, value);
  }
  return entries;
}

/** `"a" to 1`, `"a" -> 1`: lists of two. */
function pairsIn(args: readonly Expression[]): ReadonlyMap<string, Expression> {
  return new Map(
    args.flatMap((pair) => {
      const [key, value] = pair.kind === 'list' ? pair.items : [];
      return key?.kind === 'string' && value ? [[key.value, value] as const] : [];
    }),
  );
}
