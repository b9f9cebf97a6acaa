import type { ProcfileProcess } from '../parsing/procfile.ts';
import { computedText, type TracedText } from '../parsing/traced-text.ts';
import { type Scope, withVariables } from './scope.ts';

/** What the starters begin with when nobody tells them. */
const defaultBase = 5000;

/** Variables that tell a starter its base. */
const baseVariables: Readonly<Record<string, readonly string[]>> = {
  overmind: ['OVERMIND_PORT'],
  hivemind: ['HIVEMIND_PORT', 'PORT'],
};

/**
 * A Procfile's starter gives each process a PORT of its own: the base, then 100 more for each type. The base is what a
 * flag says, else a variable.
 * Sources: foreman `lib/foreman/engine.rb` (base_port, port_for), the documentation of overmind, hivemind and honcho.
 */
export function processScope(
  process: ProcfileProcess,
  all: readonly ProcfileProcess[],
  scope: Scope,
  { starter, flag }: { readonly starter: string; readonly flag: TracedText | undefined },
): Scope {
  const names = baseVariables[starter] ?? ['PORT'];
  const inherited = names.flatMap((name) => scope.variables.get(name) ?? []).find(({ exported }) => exported);
  const base = flag ?? inherited?.value;
  const nth = all.indexOf(process);
  const number = base?.isResolved === false ? Number.NaN : Number(base?.text ?? defaultBase) + 100 * nth;
  const isOwn = base !== undefined && (nth === 0 || !Number.isInteger(number));
  const value = isOwn ? base : computedText(String(number), process.nameLocation);
  return withVariables(scope, [['PORT', { value, exported: true, givenToAll: true }]]);
}
