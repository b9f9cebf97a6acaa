import type { Owner, ReferenceDeclaration } from '../../model/declaration.ts';
import type { Related, Severity } from '../../model/finding.ts';

/** A client's mention of a port on which nothing listens. */
export interface Dangling {
  readonly cause: 'host-port' | 'container-port' | 'own-loopback' | 'health-check' | 'companion';
  readonly severity: Severity;
  readonly reference: ReferenceDeclaration;
  readonly message: string;
  /** Where the service that is meant listens. */
  readonly related: readonly Related[];
  readonly owners: readonly Owner[];
  /** The one right port, where the number alone is wrong. */
  readonly port?: number;
}
