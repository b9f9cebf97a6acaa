import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, sep } from 'node:path';

/** What a folder lists under a name; `unknown`: only the disk can tell. */
type Listed = 'missing' | 'file' | 'unknown';

interface Names {
  /** Ordinary files, as they are written. */
  readonly files: ReadonlySet<string>;
  /** Everything, in the one form that all file systems take for the same. */
  readonly all: ReadonlySet<string>;
}

/**
 * The folders of a checkout, each listed when it is first asked about. What is missing is asked for far more often than
 * what is there (an import may be one of twenty files), and a list answers without another look at the disk.
 */
export class Folders {
  readonly #top: string;
  readonly #real = new Map<string, string | undefined>();
  readonly #names = new Map<string, Names | undefined>();

  /** `top`: real path of the outermost folder that may be read. */
  constructor(top: string) {
    this.#top = top;
  }

  /** The real path of a folder; undefined of one that is missing. Most files of a repository share theirs. */
  realPathOf(folder: string): string | undefined {
    if (this.#real.has(folder)) return this.#real.get(folder);
    const isThere = lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
    const real = isThere ? realpathSync.native(folder) : undefined;
    this.#real.set(folder, real);
    return real;
  }

  /** What stands at a place within the top folder, as far as the folder around it lists it. */
  listed(place: string): Listed {
    const folder = dirname(place);
    if (!this.#names.has(folder)) this.#names.set(folder, this.#list(folder));
    const names = this.#names.get(folder);
    const name = basename(place);
    if (names?.files.has(name)) return 'file';
    return names && !names.all.has(sameForAll(name)) ? 'missing' : 'unknown';
  }

  #list(folder: string): Names | undefined {
    // Above the top folder, where nothing is listed.
    if (folder.length < this.#top.length) return undefined;
    if (folder !== this.#top && this.listed(folder) === 'missing') return nothing;
    try {
      const real = this.realPathOf(folder);
      if (real === undefined) return nothing;
      if (!isWithin(this.#top, real)) return undefined;
      const entries = readdirSync(real, { withFileTypes: true });
      return {
        files: new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name)),
        all: new Set(entries.map(({ name }) => sameForAll(name))),
      };
    } catch {
      return undefined;
    }
  }
}

const nothing: Names = { files: new Set(), all: new Set() };

/** Some file systems take names for the same that differ in case or in the form of their accents. */
function sameForAll(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Whether the place is the folder or in it; what is in a `.git` folder (a checkout's token, for one) never counts. */
export function isWithin(folder: string, place: string): boolean {
  const path = relative(folder, place);
  if (isAbsolute(path)) return false;
  const parts = path.split(sep);
  return parts[0] !== '..' && !parts.some((part) => part.toLowerCase() === '.git');
}
