import type { Location } from './location.ts';

/** A text of the configuration file, and where it stands. */
export interface Setting {
  readonly text: string;
  readonly location: Location;
}

/** What an entry points at: `nginx`, `compose.yaml#nginx`, `apps/web#dev`, `services/api/main.go`. */
export interface Selector extends Setting {
  /** The file or folder before the `#`, relative to the root, '' for the root; absent: wherever the name is. */
  readonly place?: string;
  /** A service, a script or a process; without a place also the path of a program. */
  readonly name: string;
}

/** Things that the project starts together. At least one of `compose`, `scripts` and `programs` has an entry. */
export interface ConfiguredLaunch {
  readonly name: Setting;
  /** Compose files that make one project, as with `-f`; a folder is what a bare `docker compose up` there brings up. */
  readonly compose: readonly Setting[];
  /** Compose profiles that are turned on. */
  readonly profiles: readonly Setting[];
  /** Compose services that are named; empty: all that are active. */
  readonly services: readonly Setting[];
  readonly scripts: readonly Selector[];
  /** Paths of source files. */
  readonly programs: readonly Setting[];
}

/** What only the project knows. Paths are relative to the scanned root. */
export interface Configuration {
  readonly launches: readonly ConfiguredLaunch[];
  /** Groups whose members are never up at the same time. */
  readonly alternatives: readonly (readonly Selector[])[];
}

export const noConfiguration: Configuration = { launches: [], alternatives: [] };
