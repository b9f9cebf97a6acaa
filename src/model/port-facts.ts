import type { ExposedDeclaration, ReferenceDeclaration } from './declaration.ts';
import type { Protocol } from './port.ts';
import type { LaunchUnit, Listener } from './port-map.ts';
import type { Target } from './target.ts';

/** What is to be known of one port of a repository. */
export interface PortFacts {
  readonly port: number;
  readonly protocol: Protocol;
  readonly units: readonly LaunchUnit[];
  readonly listeners: readonly Listener[];
  readonly exposed: readonly ExposedDeclaration[];
  readonly references: readonly ReferenceDeclaration[];
  /** The service that usually has it: `PostgreSQL`. */
  readonly usual?: {
    readonly name: string;
    /** Nobody else's, a habit of many, or one protocol of many servers. */
    readonly ownership: 'exclusive' | 'generic' | 'shared';
    /** Where it often or sometimes runs. */
    readonly runsOn: readonly Target[];
  };
  /** What stands in the way of a program on this port, as sentences without a full stop. */
  readonly obstacles: readonly string[];
  /** The port to take instead; absent: this one is free and good. */
  readonly instead?: number;
}
