import type { ProcfileProcess } from '../parsing/procfile.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { type Scope, withVariables } from './scope.ts';

/**
 * A Procfile's starter gives each process a PORT of its own: the base, then 100 more for each type.
 * Sources: foreman `lib/foreman/engine.rb` (port_for), the documentation of overmind and honcho.
 */
export function processScope(
  process: ProcfileProcess,
  all: readonly ProcfileProcess[],
  scope: Scope,
  base: number,
): Scope {
  if (scope.variables.has('PORT') || !Number.isInteger(base)) return scope;
  const value = TracedText.of(textAt(String(base + 100 * all.indexOf(process)), process.nameLocation));
  return withVariables(scope, [['PORT', { value, exported: true, fromFile: true }]]);
}
