import type { Evaluator } from './evaluator.ts';
import type { Branch, Call, Expression, FunctionNode, Place, Program } from './program.ts';
import { noEnvironment } from './terms.ts';

const startedDirectly =
  /(?:__FILE__|app_file)\s*==\s*\$(?:0|PROGRAM_NAME)|\$(?:0|PROGRAM_NAME)\s*==\s*(?:__FILE__|app_file)|__name__\s*==\s*['"]__main__['"]|['"]__main__['"]\s*==\s*__name__|require\.main\s*={2,3}\s*module|module\s*={2,3}\s*require\.main|!module\.parent|import\.meta\.main|import\.meta\.url\s*={2,3}|process\.argv\[1\]\s*={2,3}/;

/** Whether it runs only when its file is the program that was started. */
export function runsWhenStarted(branches: readonly Branch[]): boolean {
  return branches.some((branch) => branch.arm === 0 && asksWhatIsStarted(branch));
}

export function asksWhatIsStarted({ condition }: Branch): boolean {
  return startedDirectly.test(condition);
}

/** The branches around a call, through the functions around it: what it takes to get there. */
export function branchesAround(call: Expression & Call, program: Program, evaluator: Evaluator): readonly Branch[] {
  const around = (place: Place, depth: number): readonly Branch[] => {
    if (!place.function || depth > 5) return place.branches;
    const site = onlySite(place.function, program, evaluator);
    return [...around(site ?? place.function.place, depth + 1), ...place.branches];
  };
  return around(call.place, 0);
}

/** The named functions around a call that nothing in the file calls: they run for whoever imports them. */
export function uncalledAround(call: Expression & Call, program: Program): readonly FunctionNode[] {
  const uncalled: FunctionNode[] = [];
  for (let around = call.place.function; around; around = around.place.function) {
    if (isUncalled(around, program)) uncalled.push(around);
  }
  return uncalled;
}

function isUncalled({ name }: FunctionNode, { calls }: Program): boolean {
  if (name === undefined || /^main$/i.test(name)) return false;
  return !calls.some(({ callee }) => (callee.kind === 'name' || callee.kind === 'member') && callee.name === name);
}

/** Where a named function is called, when that is in one place. */
function onlySite(called: FunctionNode, program: Program, evaluator: Evaluator): Place | undefined {
  if (called.name === undefined) return undefined;
  const sites = program.calls.filter(({ callee }) => {
    const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : undefined;
    if (name !== called.name) return false;
    const terms = evaluator.reduce({ expression: callee, program, environment: noEnvironment });
    return terms.some(({ expression }) => expression.kind === 'function' && expression.function === called);
  });
  return sites.length === 1 ? sites[0]?.place : undefined;
}

/** Whether `branches` leads to one of two ways of which the program takes only one; the other leads to `other`. */
export function isAlternativeTo(
  branches: readonly Branch[],
  at: number,
  other: readonly Branch[],
  otherAt: number,
): boolean {
  return branches.some((branch) => {
    const same = other.find(({ statement }) => statement === branch.statement);
    if (same) return same.arm !== branch.arm;
    return branch.leaves && otherAt > branch.end && at < branch.end;
  });
}
