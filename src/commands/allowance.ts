/** More than this is not followed from the lines of one file. */
const mostCommandsOfFile = 100_000;

/** How many more commands are followed: scripts that start others may multiply. */
export class Allowance {
  #left: number;
  #hasRefused = false;

  constructor(commands = mostCommandsOfFile) {
    this.#left = commands;
  }

  /** Takes the commands from what is left; false when they are more. */
  take(commands: number): boolean {
    this.#left -= commands;
    return this.#left >= 0;
  }

  /** Whether this is the first time that somebody is refused: one problem says it for all. */
  refuse(): boolean {
    const isFirst = !this.#hasRefused;
    this.#hasRefused = true;
    return isFirst;
  }
}
