import type { Protocol } from '../../model/port.ts';

export interface KnownImage {
  /** As `imageName` gives it. */
  readonly name: string;
  /** The entry holds for these tags only. */
  readonly tag?: RegExp;
  /** What runs in it, as people call it: `PostgreSQL`. */
  readonly service: string;
  /** Ports that it listens on without further configuration. */
  readonly ports: readonly (`${number}/${Protocol}` | `${number}-${number}/${Protocol}`)[];
  /** Environment variable that moves the first of its ports. */
  readonly variable?: string;
  /** The program that its entry point puts before a command that begins with a flag: `postgres` for `-p 5433`. */
  readonly program?: string;
  readonly source: string;
  /** `checked`: read in the source that is named. `knowledge`: not re-checked. */
  readonly evidence: 'checked' | 'knowledge';
}
