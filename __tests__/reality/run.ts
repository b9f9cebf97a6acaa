/** One command line that is really started, and compared with what the map says of it. */
export interface Run {
  readonly command: string;
  /** What has to be there: npm packages with their exact versions, or programs of the system. */
  readonly needs: Needs;
  readonly files: Files;
  /** The file whose listeners count, where the command line compiles it first and then starts something else. */
  readonly compiled?: string;
  /** A port that somebody holds already when the command starts. */
  readonly taken?: number;
}

export type Needs =
  | { readonly kind: 'npm'; readonly packages: Readonly<Record<string, string>> }
  | { readonly kind: 'system'; readonly program: string /** A command that prints it. */; readonly version: string };

/** Path → text. */
export type Files = Readonly<Record<string, string>>;

/** What a static server needs at least. */
export const page: Files = { 'index.html': '<!doctype html><title>page</title>' };

export function npm(packages: Readonly<Record<string, string>>): Needs {
  return { kind: 'npm', packages };
}

export function system(program: string, version = `${program} --version`): Needs {
  return { kind: 'system', program, version };
}

/** Several command lines of one tool; `5173>vite` starts with port 5173 taken. */
export function runs(needs: Needs, commands: readonly string[], files: Files = {}): readonly Run[] {
  const manifest = { private: true, dependencies: needs.kind === 'npm' ? needs.packages : {} };
  return commands.map((line) => {
    const [, taken, command = line] = /^(\d+)>(.*)$/.exec(line) ?? [];
    return {
      command,
      needs,
      files: { 'package.json': JSON.stringify(manifest), ...files },
      ...(taken ? { taken: Number(taken) } : {}),
    };
  });
}

/** `vite 7.1.12`, `python3`. */
export function nameOf(needs: Needs): string {
  if (needs.kind === 'system') return needs.program;
  return Object.entries(needs.packages)
    .map((entry) => entry.join(' '))
    .join(', ');
}

export function titleOf({ command, taken, needs }: Run): string {
  return `${command}${taken === undefined ? '' : ` with ${taken} taken`} (${nameOf(needs)})`;
}
