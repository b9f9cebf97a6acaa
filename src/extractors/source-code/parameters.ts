import type { Evaluator } from './evaluator.ts';
import type { Binding, FunctionNode, NamedArguments } from './program.ts';
import { at, type CallTerm, type Environment, type Term } from './terms.ts';

type NamedTerm = Term<NamedArguments>;

/** The environment of a function's body for the arguments of a call. */
export function bindCall(evaluator: Evaluator, called: FunctionNode, call: CallTerm, around: Environment): Environment {
  const { arguments: args, keywords } = call.expression;
  const named = keywords && at(keywords, call);
  const values = args.map((argument) => at(argument, call));
  return bindArguments(called, around, (parameter, index) => {
    return values[index] ?? (named && givenByName(evaluator, parameter, named));
  });
}

/** The environment of a function's body; `givenTo` tells what each parameter is given. */
export function bindArguments(
  called: FunctionNode,
  around: Environment,
  givenTo: (parameter: Binding, index: number) => Term | undefined,
): Environment {
  // What a function without parameters gives is the same for each call.
  if (called.parameters.length === 0) return around;
  const given = new Map(around.given);
  for (const [index, parameter] of called.parameters.entries()) {
    const argument = givenTo(parameter, index);
    if (argument) given.set(parameter, argument);
    else given.delete(parameter);
  }
  return { ...around, given, decided: new Set([...around.decided, called]) };
}

function givenByName(evaluator: Evaluator, { name, takesKeywords }: Binding, keywords: NamedTerm): Term | undefined {
  const { entries, spreads } = keywords.expression;
  if (takesKeywords) return keywords;
  // PHP names arguments without the dollar sign of the parameter.
  const entry = entries.get(name.replace(/^\$/, ''));
  if (entry) return at(entry, keywords);
  return spreads.length > 0 ? evaluator.guess(keywords, name) : undefined;
}
