import type { Rule } from '../model/rule.ts';
import { duplicateBinding } from './duplicate-binding.ts';
import { invalidPort } from './invalid-port.ts';
import { privilegedPort } from './privileged-port.ts';
import { unresolvedPort } from './unresolved-port.ts';
import { wellKnownPort } from './well-known-port.ts';

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [duplicateBinding, wellKnownPort, privilegedPort, invalidPort, unresolvedPort];

/** Those that speak without a word of the configuration. */
export const defaultRules: readonly Rule[] = rules.filter((rule) => rule.default !== 'off');
