import { type Location, locationKey } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';

/**
 * What is wrong with a project.
 * - `load`: the file itself is refused, with whatever other files it is combined.
 * - `consistency`: the project as a whole lacks something that another file could still supply.
 */
export interface Complaint extends Problem {
  readonly stage: 'load' | 'consistency';
}

/** Gathers complaints while a project is loaded; the same one is kept once. */
export class Complaints {
  readonly #all = new Map<string, Complaint>();

  /** Compose refuses it. */
  refuse(message: string, location: Location, stage: Complaint['stage'] = 'load'): void {
    this.#add({ severity: 'error', message, location, stage });
  }

  /** Compose accepts it, but we read only a part, or versions differ. */
  warn(message: string, location: Location): void {
    this.#add({ severity: 'warning', message, location, stage: 'load' });
  }

  add(problems: readonly Problem[]): void {
    for (const problem of problems) this.#add({ ...problem, stage: 'load' });
  }

  get all(): readonly Complaint[] {
    return [...this.#all.values()];
  }

  #add(complaint: Complaint): void {
    const key = `${locationKey(complaint.location)} ${complaint.message}`;
    if (!this.#all.has(key)) this.#all.set(key, complaint);
  }
}
