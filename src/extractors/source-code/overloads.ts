import type { Call, ClassNode, Expression, FunctionNode } from './program.ts';
import type { Term } from './terms.ts';

/** Of several functions of one name, those that take as many values as the call gives (Java, C#). */
export function fitting(callees: readonly Term[], call: Call): readonly Term[] {
  if (callees.length < 2) return callees;
  const best = callees.filter(({ expression }) => expression.kind === 'function' && takes(expression.function, call));
  return best.length > 0 ? best : callees;
}

/** The constructor of a class that takes as many values as the call gives, where there are several. */
export function makerOf({ methods, fields }: ClassNode, call: Expression & Call): FunctionNode | undefined {
  const [first, ...others] = fields.get('constructor') ?? [];
  const makers = [first, ...others].flatMap((maker) => (maker?.kind === 'function' ? maker.function : []));
  if (makers.length < 2) return methods.get('constructor');
  return makers.find((maker) => takes(maker, call)) ?? methods.get('constructor');
}

/** Whether the class has other constructors, one of which the call means. */
export function isOtherMaker(maker: FunctionNode, call: Expression & Call): boolean {
  const meant = maker.class && makerOf(maker.class, call);
  return meant !== undefined && meant !== maker;
}

function takes({ parameters }: FunctionNode, { arguments: given, keywords }: Call): boolean {
  return parameters.length === given.length + (keywords?.entries.size ?? 0);
}
