import type { Evaluator } from './evaluator.ts';
import type { Binding, Branch, Call, Expression } from './program.ts';
import type { Environment } from './terms.ts';

/**
 * Whether what a call's function is given decides that the call is not made: `connectTo(port, 0)` of a function that
 * listens `if (server)` only.
 */
export function isLeftOut({ place }: Expression & Call, environment: Environment, evaluator: Evaluator): boolean {
  return place.branches.some((branch) => {
    const { name = '', not = '' } = flag.exec(branch.condition.replace(/[\s()]/g, ''))?.groups ?? {};
    const parameter = place.function?.parameters.find((each) => each.name === name);
    const holds = parameter && truthOf(parameter, environment, evaluator);
    return holds !== undefined && isArmOf(branch, holds === (not === ''));
  });
}

/** A condition that is one name. */
const flag = /^(?<not>!?)(?<name>[A-Za-z_$]\w*)$/;

/** Whether the branch is the arm that is not taken. */
function isArmOf({ arm, isElse }: Branch, holds: boolean): boolean {
  return isElse ? holds : arm === 0 && !holds;
}

/** What a parameter is given, or has where it is given nothing; undefined: only the run tells. */
function truthOf(parameter: Binding, environment: Environment, evaluator: Evaluator): boolean | undefined {
  const isSetAgain = parameter.definitions.some(({ fallback }) => !fallback);
  const given = environment.given.get(parameter);
  if (!given || isSetAgain) return undefined;
  const truths = evaluator.reduce(given).map(({ expression }) => truthOfLiteral(expression));
  const [truth] = truths;
  return truths.every((each) => each === truth) ? truth : undefined;
}

function truthOfLiteral(expression: Expression): boolean | undefined {
  if (expression.kind === 'number') return expression.value !== 0;
  if (expression.kind !== 'constant') return undefined;
  if (/^(?:true|YES)$/i.test(expression.text)) return true;
  return /^(?:false|nil|null|none|nullptr|undefined|NO)$/i.test(expression.text) ? false : undefined;
}
