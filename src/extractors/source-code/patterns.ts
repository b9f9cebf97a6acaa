import type { CallPattern } from '../../signatures/listen-calls/signature.ts';

/** What a value is by name: the module it comes from and the way from there. `()` is a call. */
export interface Origin {
  readonly module: string;
  readonly steps: readonly string[];
}

/** A parsed call pattern. The last step is what is called. */
export type Pattern = Origin;

export function parsePattern(pattern: CallPattern): Pattern {
  const at = pattern.indexOf('#');
  const module = at < 0 ? '' : pattern.slice(0, at);
  return { module, steps: pattern.slice(at + 1).match(/\(\)|[^.()]+/g) ?? [] };
}

/**
 * Whether the origin is what the pattern means. Between an object and the method that is called on it any calls may
 * stand: they return the object (`app.get(…).listen`).
 */
export function matchesPattern(origin: Origin, pattern: Pattern): boolean {
  if (pattern.steps[0] === '*') return endsWith(origin.steps, pattern.steps.slice(1));
  if (pattern.module !== '*' && origin.module !== pattern.module) return false;
  const object = pattern.steps.slice(0, -1);
  const method = pattern.steps.at(-1);
  if (origin.steps.at(-1) !== method || origin.steps.length < pattern.steps.length) return false;
  if (!object.every((step, index) => origin.steps[index] === step)) return false;
  const between = origin.steps.slice(object.length, -1);
  if (between.length === 0) return true;
  return (
    object.at(-1) === '()' &&
    between.length % 2 === 0 &&
    between.every((step, index) => (step === '()') === (index % 2 === 1))
  );
}

function endsWith(steps: readonly string[], last: readonly string[]): boolean {
  const offset = steps.length - last.length;
  return offset >= 0 && last.every((step, index) => steps[offset + index] === step);
}
