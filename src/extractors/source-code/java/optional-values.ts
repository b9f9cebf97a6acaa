import type { Expression, Span } from '../program.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/** A call that chooses or passes on a value is that value: `Optional.ofNullable(x).map(f).orElse(8080)`. */
export function optionalValue(
  builder: ProgramBuilder,
  node: Span,
  callee: Expression,
  args: readonly Expression[],
): Expression | undefined {
  if (callee.kind !== 'member') return undefined;
  const { object } = callee;
  const [first] = args;
  const span = { start: node.start, end: node.end };
  const called = (made: Expression, given: readonly Expression[]) => builder.call(node, made, given);
  const choice = (other: Expression | undefined): Expression | undefined => {
    if (!other || args.length > 1) return undefined;
    return { kind: 'fallback', options: [object, other.kind === 'function' ? called(other, []) : other], ...span };
  };
  switch (callee.name) {
    case 'getOrElse':
      if (args[1]?.kind === 'function') return called(callee, [first ?? callee, called(args[1], [])]);
      return choice(first);
    case 'orElse':
    case 'or':
    case 'ifEmpty':
    case 'ifBlank':
    case 'orElseGet':
      return choice(first);
    case 'orElseThrow':
    case 'filter':
      return object;
    case 'map':
    case 'flatMap':
    case 'let':
      return first && isMapping(first) ? called(first, [object]) : undefined;
    case 'forEach':
      if (first?.kind === 'function')
        builder.callbacks.push({ function: first.function, argument: object, each: true });
      return undefined;
    case 'formatted':
      return called(textFormat(builder, callee), [object, ...args]);
    default:
      return undefined;
  }
}

function isMapping({ kind }: Expression): boolean {
  return kind === 'function' || kind === 'member' || kind === 'name';
}

/** `"…".formatted(a)` is `String.format("…", a)`. */
function textFormat(builder: ProgramBuilder, { start, end }: Span): Expression {
  const { top: scope, place } = builder;
  const type: Expression = { kind: 'name', name: 'String', scope, place, start, end };
  return { kind: 'member', object: type, name: 'format', nameStart: start, start, end };
}
