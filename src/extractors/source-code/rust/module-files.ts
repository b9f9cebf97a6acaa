import { oncePer } from '../../../model/once.ts';
import type { Repository } from '../../../model/repository.ts';
import { literally } from '../../../parsing/literally.ts';
import { rustFacts } from '../../../signatures/listen-calls/rust.ts';
import { directoryOf, joinPath } from '../paths.ts';
import { parsePattern } from '../patterns.ts';
import type { ModuleFiles } from '../programs.ts';
import { filesAbove, settingsModule } from '../settings-files.ts';

/** What the Cargo.toml files of a repository say: https://doc.rust-lang.org/cargo/reference/cargo-targets.html */
interface Packages {
  readonly files: ReadonlySet<string>;
  /** Root files of each package, by its directory. */
  readonly roots: ReadonlyMap<string, readonly string[]>;
  /** Root files of the packages, by the name under which programs import them. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

const frameworks = new Set(rustFacts.signatures.flatMap(({ calls }) => calls.map((call) => parsePattern(call).module)));
const packagesIn = oncePer(readPackages);
const packageName = /^\[package\][^\n]*\n(?:(?!\[)[^\n]*\n)*?name\s*=\s*"(?<name>[^"\n]+)"/m;
const targetPath = /^path\s*=\s*"(?<path>[^"\n]+\.rs)"/gm;
const extensions = ['toml', 'yaml', 'yml', 'json'];
const settingsFiles = [
  ...['configuration/base', 'config/default', 'config/base', 'configuration/default', 'settings/default'],
  ...['configuration', 'config', 'Config', 'settings', 'Settings', 'App'],
].flatMap((name) => extensions.map((extension) => `${name}.${extension}`));
const namedFile = /\bFile::(?:with_name|new)\(\s*"(?<name>[\w./-]{1,80})"/g;
/** A file that is the root of a crate, or stands for its directory. */
const isRoot = /(?:^|\/)(?:main|lib|mod|build)\.rs$|(?:^|\/)(?:examples|bin|benches)\/[^/]+\.rs$/;

/**
 * Where a path leads that starts at a crate, or at this one: `crate::config`, `self::routes`, `super`, `my_library`. What
 * follows may name modules or items in them. https://doc.rust-lang.org/reference/items/modules.html
 */
export function rustModule(module: string, from: string, repository: Repository): ModuleFiles {
  if (module === settingsModule) return { kind: 'local', files: settingsFilesOf(from, repository) };
  const packages = packagesIn(repository);
  const [head = '', ...rest] = module.split('::');
  const start = headFiles(head, from, packages);
  if (!start) return { kind: 'foreign' };
  let files = start;
  for (const name of rest) {
    const next = files.flatMap((file) =>
      name === 'super' ? parentFiles(file, packages) : childFiles(file, name, packages),
    );
    // The rest names an item; one that stands alone has to be a file.
    if (next.length === 0) return head === 'self' && rest.length === 1 ? { kind: 'missing' } : local(files);
    files = next;
  }
  return local(files);
}

/** The files that programs give to `config` and `figment`, where the program names them, and the one that Rocket reads. */
function settingsFilesOf(from: string, repository: Repository): readonly string[] {
  const program = repository.read(from);
  const text = program.kind === 'file' ? program.file.text : '';
  const named = [...text.matchAll(namedFile)].map(({ groups }) => groups?.['name'] ?? '');
  const isNamed = (path: string) =>
    path
      .replace(/\.\w+$/, '')
      .split('/')
      .every((part) => text.includes(`"${part}`) || text.includes(`/${part}`));
  const own = /\brocket\b/.test(text) ? ['Rocket.toml'] : [];
  return filesAbove(from, [...named.flatMap(withExtensions), ...own, ...settingsFiles.filter(isNamed)], repository);
}

/** `File::with_name("config/Default")` leaves the extension out. */
function withExtensions(name: string): readonly string[] {
  const path = name.replace(/^(?:\.\/)+/, '');
  return /\.(?:toml|ya?ml|json)$/.test(path) ? [path] : extensions.map((extension) => `${path}.${extension}`);
}

function local(files: readonly string[]): ModuleFiles {
  return files.length > 0 ? { kind: 'local', files } : { kind: 'missing' };
}

function headFiles(head: string, from: string, packages: Packages): readonly string[] | undefined {
  if (head === 'self') return [from];
  if (head === 'super') return parentFiles(from, packages);
  if (head === 'crate') return crateRoots(from, packages);
  // Beside a framework's own sources, its examples use it as everybody does.
  return frameworks.has(head) ? undefined : packages.byName.get(head);
}

function crateRoots(from: string, { files, roots }: Packages): readonly string[] {
  for (let directory = directoryOf(from); ; directory = directoryOf(directory)) {
    const found = roots.get(directory);
    if (found)
      return found.includes(from) || isRoot.test(from) ? [from, ...found.filter((file) => file !== from)] : found;
    // Without a Cargo.toml the nearest root file is taken.
    const beside = ['main.rs', 'lib.rs'].map((name) => below(directory, name)).filter((file) => files.has(file));
    if (beside.length > 0 && roots.size === 0) return beside;
    if (directory === '') return [from];
  }
}

function childFiles(file: string, name: string, { files }: Packages): readonly string[] {
  const directory = isRoot.test(file) ? directoryOf(file) : file.slice(0, -'.rs'.length);
  return [below(directory, `${name}.rs`), below(directory, `${name}/mod.rs`)].filter((path) => files.has(path));
}

function parentFiles(file: string, { files }: Packages): readonly string[] {
  const directory = file.endsWith('/mod.rs') ? directoryOf(directoryOf(file)) : directoryOf(file);
  return [`${directory}.rs`, ...['mod.rs', 'main.rs', 'lib.rs'].map((name) => below(directory, name))].filter(
    (path) => files.has(path) && path !== file,
  );
}

function below(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}

function readPackages(repository: Repository): Packages {
  const files = new Set(repository.files);
  const roots = new Map<string, readonly string[]>();
  const byName = new Map<string, readonly string[]>();
  for (const path of repository.files) {
    if (path !== 'Cargo.toml' && !path.endsWith('/Cargo.toml')) continue;
    const result = repository.read(path);
    const name = result.kind === 'file' ? packageName.exec(result.file.text)?.groups?.['name'] : undefined;
    if (result.kind !== 'file' || name === undefined) continue;
    const directory = directoryOf(path);
    const named = [...result.file.text.matchAll(targetPath)].map(({ groups }) => groups?.['path'] ?? '');
    const targets = ['src/lib.rs', 'src/main.rs', ...named].flatMap((target) => joinPath(directory, target) ?? []);
    const existing = [...new Set(targets)].filter((target) => files.has(target));
    roots.set(directory, existing);
    byName.set(name.replaceAll('-', '_'), existing);
  }
  return { files, roots, byName };
}

/** The modules that a file declares, and every path that starts at a module. */
export function rustImports(text: string): readonly string[] {
  const declared = [...text.matchAll(/^[ \t]*(?:pub(?:\([^)\n]*\))?\s+)?mod\s+(?<name>\w+)\s*;/gm)];
  // `use shop::{launch, Settings}` names the module alone.
  const paths = [...text.matchAll(/\b(?<path>[a-z_]\w*(?:(?:::\w+)+|(?=::[{*])))/g)];
  return [
    ...new Set([
      ...declared.map(({ groups }) => `self::${groups?.['name']}`),
      ...paths.map(({ groups }) => groups?.['path'] ?? ''),
    ]),
  ];
}

export function rustDefinition(name: string): RegExp {
  return new RegExp(
    `\\b(?:fn|struct|enum|union|trait|const|static(?:\\s+(?:mut|ref))?|mod|impl(?:\\s+\\w+\\s+for)?)\\s+${name}\\b|\\buse\\b[^;]*\\b${name}\\b`,
  );
}

/** `serve(80)`, `serve::<Tls>(80)`, `Server { port: 80 }` */
export function rustCalls(written: string): RegExp {
  return new RegExp(`\\b${literally(written)}(?:::<[^;{}()]{0,80}>)?\\s*[({]`);
}
