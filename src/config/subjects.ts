import { highestPort, type Protocol } from '../model/port.ts';
import type { Rule } from '../model/rule.ts';
import { UsageError } from '../model/usage-error.ts';
import { rules } from '../rules/index.ts';
import { nearestName } from './nearest-name.ts';

/**
 * The rule of a name.
 * @throws {UsageError} when there is none
 */
export function ruleCalled(name: string): Rule {
  const rule = rules.find(({ id }) => id === name);
  if (rule) return rule;
  const names = rules.map(({ id }) => id);
  const nearest = nearestName(name, names);
  const hint = nearest === undefined ? `the rules are ${names.join(', ')}` : `did you mean ${nearest}?`;
  throw new UsageError(`there is no rule ${name}; ${hint}`);
}

/**
 * `5432` or `53/udp`.
 * @throws {UsageError} when the text is no port
 */
export function portNamed(text: string): { readonly port: number; readonly protocol: Protocol } {
  const { digits, protocol = 'tcp' } = /^(?<digits>\d{1,5})(?:\/(?<protocol>tcp|udp|sctp))?$/.exec(text)?.groups ?? {};
  const port = Number(digits);
  if (!(port >= 1 && port <= highestPort))
    throw new UsageError(`a port is 1 to ${highestPort}, or 53/udp, not "${text}"`);
  return { port, protocol: protocol as Protocol };
}
