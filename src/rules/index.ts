import type { Rule } from '../model/rule.ts';
import { browserBlockedPort } from './browser-blocked-port.ts';
import { danglingReference } from './dangling-reference.ts';
import { discardedPort } from './discarded-port.ts';
import { driftingPort } from './drifting-port.ts';
import { duplicateBinding } from './duplicate-binding.ts';
import { ephemeralRangePort } from './ephemeral-range-port.ts';
import { exposedToAllInterfaces } from './exposed-to-all-interfaces.ts';
import { hardCodedHostPort } from './hard-coded-host-port.ts';
import { invalidPort } from './invalid-port.ts';
import { loopbackInContainer } from './loopback-in-container.ts';
import { mismatchedTarget } from './mismatched-target.ts';
import { privilegedPort } from './privileged-port.ts';
import { splitLocalhost } from './split-localhost.ts';
import { unresolvedPort } from './unresolved-port.ts';
import { wellKnownPort } from './well-known-port.ts';

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  duplicateBinding,
  splitLocalhost,
  wellKnownPort,
  privilegedPort,
  invalidPort,
  discardedPort,
  mismatchedTarget,
  loopbackInContainer,
  danglingReference,
  driftingPort,
  browserBlockedPort,
  ephemeralRangePort,
  exposedToAllInterfaces,
  hardCodedHostPort,
  unresolvedPort,
];

/** Those that speak without a word of the configuration. */
export const defaultRules: readonly Rule[] = rules.filter((rule) => rule.default !== 'off');
