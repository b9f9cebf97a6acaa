import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import type { LogicalStep } from '../parsing/shell-nodes.ts';
import { alternatives, isIdle } from './command.ts';
import type { Scope, Variables } from './scope.ts';

/** What a part of a shell program does, and the shell's state after it. */
export interface Step {
  readonly activity: Activity;
  readonly scope: Scope;
  /** How it ends; `open`: a condition that holds or not; absent: a command, which is presumed to succeed. */
  readonly outcome?: 'success' | 'failure' | 'open';
  /** Nothing that follows in the function or in the shell runs: `return`, `exit`. */
  readonly leaves?: 'function' | 'shell';
}

export function nothing(scope: Scope): Step {
  return { activity: idle, scope };
}

const opposites = { success: 'failure', failure: 'success', open: 'open' } as const;

/** `!`: of a command it is open whether it fails. */
export function oppositeOf({ outcome = 'open' }: Step): NonNullable<Step['outcome']> {
  return opposites[outcome];
}

export function outcomeOf(truth: boolean | undefined): NonNullable<Step['outcome']> {
  if (truth === undefined) return 'open';
  return truth ? 'success' : 'failure';
}

/** Whether the next command of a chain runs; undefined: it may. */
export function runsAfter({ outcome }: Step, operator: LogicalStep['operator']): boolean | undefined {
  if (outcome === 'success') return operator === '&&';
  if (outcome === 'failure') return operator === '||';
  return outcome === undefined && operator === '&&' ? true : undefined;
}

/** One of several branches; of more than one nobody knows which. */
export function oneOf(before: Scope, possible: readonly Step[]): Step {
  const [first, ...others] = possible;
  if (!first || others.length === 0) return first ?? nothing(before);
  const changing = possible.map(({ scope }) => scope).filter((scope) => scope !== before);
  // What a lone branch sets is likely set: `if [ -f .env ]; then . ./.env; fi`.
  const after = changing.length === 1 && changing[0] ? changing[0] : before;
  return {
    activity: alternatives(...possible.map(({ activity }) => activity)),
    scope: { ...after, variables: withAssumed(after.variables, before.variables, changing) },
    // Where only some branches leave (`usage; exit 1`), the others are the usual way.
    ...(first.leaves && others.every(({ leaves }) => leaves) ? { leaves: first.leaves } : {}),
  };
}

/** The variables of which some branch changed the value are no longer certain. */
function withAssumed(after: Variables, before: Variables, changing: readonly Scope[]): Variables {
  if (changing.length === 0) return after;
  return new Map(
    [...after].map(([name, variable]) => {
      const known = before.get(name);
      const isSame = changing.every(({ variables }) => variables.get(name) === known);
      // `PORT=3000; if [ "$1" ]; then PORT=$1; fi`: without an argument the value stays.
      if (known?.value.isResolved && !variable.value.isResolved) return [name, { ...known, assumed: true }] as const;
      return [name, isSame ? variable : { ...variable, assumed: true }] as const;
    }),
  );
}

/** `a || b`: a server in the foreground has ended when the other one takes its place. */
export function inPlaceOf(first: Activity, next: Activity): readonly Activity[] {
  return !isIdle(first) && isForeground(first) && !isIdle(next)
    ? [alternatives(first, next)]
    : [first, alternatives(idle, next)];
}

/** Nothing of it stays up behind it. */
function isForeground(activity: Activity): boolean {
  if ('steps' in activity) return activity.steps.every(isForeground);
  return activity.kind === 'compose' ? !activity.start.detached : !['detached', 'stop'].includes(activity.kind);
}

/** `: > /dev/tcp/localhost/3000` asks whether something listens: where a command is redirected, it may fail. */
export function redirected(done: Step, command: string): Step {
  return done.outcome === 'success' && /[<>]/.test(command) ? { ...done, outcome: 'open' } : done;
}
