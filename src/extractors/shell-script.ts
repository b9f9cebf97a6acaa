import { baseName, directoryOf, resolvePath } from '../commands/paths.ts';
import { entering } from '../commands/scope.ts';
import { isShellScript } from '../commands/script-files.ts';
import { withOwnPath } from '../commands/shells.ts';
import { idle } from '../model/launch.ts';
import { oncePer } from '../model/once.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import { TracedText, wholeText } from '../parsing/traced-text.ts';
import { scriptUnit } from './command-units.ts';
import { type Extractor, nothing } from './extractor.ts';

/**
 * A shell script is a launch unit. It runs at the repository's root, where people call scripts from, unless it changes
 * directory itself.
 */
export const shellScript: Extractor = {
  id: 'shell-script',
  name: 'Shell script',
  files: ['*.sh', '*.bash', '*.zsh', 'scripts with `#!`'],
  reads: 'commands, functions, loops, branches, variables, `source`',
  omits: 'what a substitution prints, but for `seq` and its like; arithmetic with effects',
  matches: (path) => /\.(?:ba|z)?sh$|(?:^|\/)[\w-]+$/.test(path),
  extract(file, { repository }) {
    if (!isShellScript(file.path, file.text)) return nothing;
    // `bin/dev` and `scripts/dev.sh` belong to the directory above them.
    const own = directoryOf(file.path);
    const directory = /(?:^|\/)(?:bin|scripts?|tools?|hack)$/.test(own) ? directoryOf(own) : own;
    const place = { directory, ...(isForContainer(file.path, repository) ? { namespace: `container:${own}` } : {}) };
    return scriptUnit('shell', file, place, repository, (scope, session) => {
      const inside = entering(withOwnPath(scope, file.path), file.path);
      return inside ? session.runLine(TracedText.of(wholeText(file)), inside) : idle;
    });
  },
};

/** An entry point, a script beside a Dockerfile of its own folder, or one that an image starts runs in a container. */
function isForContainer(path: string, repository: Repository): boolean {
  const folder = directoryOf(path);
  const { folders, scripts } = imagesOf(repository);
  return (folder !== '' && folders.has(folder)) || /entrypoint/i.test(baseName(path)) || scripts.has(path);
}

interface Images {
  /** Folders with a Dockerfile. */
  readonly folders: ReadonlySet<string>;
  /** The scripts that Dockerfiles start. */
  readonly scripts: ReadonlySet<string>;
}

const imagesOf = oncePer((repository: Repository): Images => {
  const isDockerfile = (file: string) => /^(?:(?:Docker|Container)file[^/]*|.+\.dockerfile)$/i.test(baseName(file));
  const dockerfiles = repository.files.filter(isDockerfile);
  const scripts = dockerfiles.flatMap((path) => {
    const result = repository.read(path);
    return result.kind === 'file' ? scriptsStartedBy(result.file) : [];
  });
  return { folders: new Set(dockerfiles.map(directoryOf)), scripts: new Set(scripts) };
});

const scriptPath = /[\w./-]+\.(?:ba|z)?sh\b/g;

/**
 * `COPY deploy/start.sh /` with `CMD ["/start.sh"]`: what it starts, wherever the file names a script of that name from its
 * own folder or from the root, one of which is the build's context.
 */
function scriptsStartedBy({ path, text }: SourceFile): readonly string[] {
  const starts = text.match(/^[ \t]*(?:CMD|ENTRYPOINT)[ \t].*$/gim) ?? [];
  const started = new Set(starts.flatMap((line) => (line.match(scriptPath) ?? []).map(baseName)));
  const named = (text.match(scriptPath) ?? []).filter((word) => started.has(baseName(word)));
  return named.flatMap((word) => [directoryOf(path), ''].flatMap((folder) => resolvePath(folder, word) ?? []));
}
