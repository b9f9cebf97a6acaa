import type { Condition } from './conditions.ts';
import type { Truth } from './decided-branches.ts';
import { type Branch, bindingOf, type Expression } from './program.ts';
import { lastName } from './terms.ts';

/**
 * What a name in a condition is taken for whose value nobody knows: a setting is off where nothing turns it on; what a
 * program finds out by itself (`err`, `server`, `isPrimary`) is as the program wants it.
 */
export function assumedOf(names: readonly string[], where: Where): Truth {
  if (address.test(names.at(-1) ?? '') && isGivenToCall(names, where)) return 'likely';
  return isSetting(names, where.branch) ? 'unlikely' : undefined;
}

interface Where {
  readonly branch: Branch;
  /** The text of the call that the branch leads to. */
  readonly call?: string;
}

/** `if (port) listen(port)`: where the port turns out to be known, so is that there is one. */
function isGivenToCall(names: readonly string[], { call = '' }: Where): boolean {
  return new RegExp(
    `(?<![\\w$.])${names.map((name) => name.replace(/\W/g, '\\$&')).join('(?:\\?\\.|\\.|->|::)')}(?![\\w[]|\\.|->)`,
  ).test(call);
}

const address = /port|addr|host|listen|bind|endpoint|ur[il]|socket/i;

/** The same of what has a value. An object is no setting unless it is called so. */
export function assumedGiven({ names, isObject }: Condition & { readonly kind: 'given' }, where: Where): Truth {
  if ((!isObject || address.test(names.at(-1) ?? '')) && isGivenToCall(names, where)) return 'likely';
  const isCalledSo = !isObject || names.some((name) => settings.test(name));
  return isCalledSo && isSetting(names, where.branch) ? 'unlikely' : undefined;
}

/** The same of a comparison with a text or with one of a set. */
export function assumedEqual(names: readonly string[], value: string, where: Where): Truth {
  if (value === '' && isGivenToCall(names, where)) return 'unlikely';
  if (!isSetting(names, where.branch)) return undefined;
  if (value === '') return 'likely';
  return usual.test(value) ? undefined : 'unlikely';
}

/** Whether a condition names a setting. */
export function saysSetting(condition: string): boolean {
  return settings.test(condition);
}

const settings =
  /^(?:c|o)$|conf|cfg|opt|arg|flag|setting|param|env|props|addr|port|host|bind|url|metric|debug|admin|enable|tls|ssl|cert|credential/i;

/** What somebody who starts the program asks for, and what holds where most do. */
const usual =
  /serve|listen|daemon|^(?:start|run|up|web|http|dev|development|api|default|linux|darwin|posix|tcp4?|production|prod|all)$/i;

/** What a program finds out or makes by itself, by the last of its names. */
const state =
  /^(?:settings|options|opts|config|cfg|conf|args|params|props|env|e|ex|rc|ret|fd|pid|i|n|res|resp|app|io|ok|up|ip|self|this|super|ctx|loop|channel)$|err(?:or)?s?\d*$|serv(?:er|ice)s?\d*$|listen(?:er|ing)?s?$|sock(?:ets?)?\d*$|conn(?:ection|ected)?s?$|(?:^|[a-z_])(?:Running|Started|Ready|Closed|Open|Stopped|Initiali[sz]ed|Listening|Connected|Bound)$|^_?(?:is_?)?(?:running|started|ready|closed|open|stopped|initiali[sz]ed|listening|connected|bound|valid)$|status|state$|result|success|exists|available|primary|master|worker|cluster|child|fork|main|standalone|browser|window|win32|platform|goos|ipv?[46]|inet6|family|client|request|response/i;

/** What others have said. */
const answers = /^(?:res|resp|response|result|ret|err|error|e|ex|event|req|request)$/i;

function isSetting(names: readonly string[], { scope }: Branch): boolean {
  const [root = ''] = names;
  const isOfSettings = names.slice(0, -1).some((name) => settings.test(name));
  if (!isOfSettings && state.test(names.at(-1) ?? '')) return false;
  if (/^(?:this|self|\$this)$|^@/.test(root)) return names.length > 1 || root.startsWith('@');
  if (names.length > 1) return !answers.test(root);
  const binding = scope && bindingOf(root, scope);
  if (!binding || binding.parameter) return true;
  return binding.definitions.some(({ value }) => value !== undefined && isLookedUp(value));
}

/** Whether a name is given what stands elsewhere, not what the function has just found out. */
function isLookedUp(value: Expression): boolean {
  if (value.kind !== 'call') return !['unknown', 'typed', 'result'].includes(value.kind);
  return /get|bool|env|flag|opt|arg|has|param|fetch|config|setting|string/i.test(lastName(value.callee) ?? '');
}
