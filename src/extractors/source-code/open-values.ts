import { type Binding, bindingAt, type Expression } from './program.ts';
import { lastName, type Term } from './terms.ts';

/** What is called like the arguments of a command line, a caller's options or the environment: not given, most often. */
const given = /arg|opt|flag|param|prop|env|commander|minimist|yargs|meow|cac\b|parser|prompt|query|request/i;

/**
 * Whether an alternative that isn't known has a value of its own, most likely, so that what stands behind it as a
 * fallback is only that: a member of an imported module that isn't there to be read (`config.port || 3000`).
 */
export function isOpen({ expression }: Term): boolean {
  if (expression.kind !== 'member') return false;
  const names: string[] = [];
  let root: Expression = expression;
  while (root.kind === 'member' || root.kind === 'call' || root.kind === 'element') {
    names.push(lastName(root) ?? '');
    root = root.kind === 'member' ? root.object : root.kind === 'call' ? root.callee : root.of;
  }
  if (root.kind === 'module') return ![...names, root.module].some((name) => given.test(name));
  if (root.kind !== 'name') return false;
  const binding = bindingAt(root);
  return binding !== undefined && isImported(binding) && ![...names, root.name].some((name) => given.test(name));
}

function isImported({ parameter, definitions }: Binding): boolean {
  return !parameter && definitions.some(({ value }) => value?.kind === 'module');
}
