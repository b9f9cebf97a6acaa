import { interpretWith } from '../commands/interpret.ts';
import { baseName, directoryOf } from '../commands/paths.ts';
import { entering } from '../commands/scope.ts';
import { isShellScript } from '../commands/script-files.ts';
import { withOwnPath } from '../commands/shells.ts';
import { idle } from '../model/launch.ts';
import { oncePer } from '../model/once.ts';
import type { Repository } from '../model/repository.ts';
import { TracedText, wholeText } from '../parsing/traced-text.ts';
import { commandUnit } from './command-units.ts';
import { type Extractor, nothing } from './extractor.ts';
import { wholeFile } from './whole-file.ts';

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
    const id = `shell:${file.path}`;
    const name = baseName(file.path);
    // `bin/dev` and `scripts/dev.sh` belong to the directory above them.
    const own = directoryOf(file.path);
    const directory = /(?:^|\/)(?:bin|scripts?|tools?|hack)$/.test(own) ? directoryOf(own) : own;
    const interpretation = interpretWith(
      { repository, unit: id, namespace: 'host', owner: { kind: 'script', name }, identity: [name], directory },
      (session, scope) => {
        const inside = entering(withOwnPath(scope, file.path), file.path);
        return inside ? session.runLine(TracedText.of(wholeText(file)), inside) : idle;
      },
    );
    const unit = {
      id,
      unitKind: 'script',
      title: file.path,
      files: [file.path],
      directory,
      default: false,
      ...(isForContainer(file.path, repository) ? { namespace: `container:${own}` } : {}),
      location: wholeFile(file),
    } as const;
    // A syntax that only another shell knows is no fault of the script.
    return commandUnit(unit, { ...interpretation, problems: [] });
  },
};

/** An entry point, or a script beside a Dockerfile of its own folder, is copied into an image and runs there. */
function isForContainer(path: string, repository: Repository): boolean {
  const folder = directoryOf(path);
  const hasImage = folder !== '' && foldersOfImages(repository).has(folder);
  return hasImage || /entrypoint/i.test(baseName(path));
}

const foldersOfImages = oncePer((repository: Repository): ReadonlySet<string> => {
  const isDockerfile = (file: string) => /^(?:(?:Docker|Container)file[^/]*|.+\.dockerfile)$/i.test(baseName(file));
  return new Set(repository.files.filter(isDockerfile).map(directoryOf));
});
