import { oncePer } from '../model/once.ts';
import type { Repository } from '../model/repository.ts';
import { itemsOf, type JsonValue, member, textOf } from '../parsing/json.ts';
import { parseToml } from '../parsing/toml.ts';
import { baseName, directoryOf, joinPath } from './paths.ts';

/** A Cargo.toml, as far as it tells what `cargo run` starts. */
export interface CargoPackage {
  readonly directory: string;
  /** Absent in the Cargo.toml of a workspace that is no package itself. */
  readonly name?: string;
  readonly defaultRun?: string;
  /** Root files of its programs, by their names: https://doc.rust-lang.org/cargo/reference/cargo-targets.html */
  readonly binaries: ReadonlyMap<string, string>;
  readonly examples: ReadonlyMap<string, string>;
}

/** The packages of a repository, by their directories. */
export const cargoPackagesOf = oncePer(readPackages);

function readPackages(repository: Repository): ReadonlyMap<string, CargoPackage> {
  const directories = repository.files.filter((path) => baseName(path) === 'Cargo.toml').map(directoryOf);
  const sources = directories.length > 0 ? repository.files.filter((path) => path.endsWith('.rs')) : [];
  return new Map(directories.map((directory) => [directory, readPackage(directory, sources, repository)]));
}

function readPackage(directory: string, sources: readonly string[], repository: Repository): CargoPackage {
  const result = repository.read(joinPath(directory, 'Cargo.toml'));
  const root = result.kind === 'file' ? parseToml(result.file).root : undefined;
  const name = textOf(member(root, 'package', 'name'))?.text;
  const defaultRun = textOf(member(root, 'package', 'default-run'))?.text;
  const own = directory === '' ? sources : sources.filter((path) => path.startsWith(`${directory}/`));
  const inside = own.map((path) => path.slice(directory === '' ? 0 : directory.length + 1));
  const main = name !== undefined && inside.includes('src/main.rs') ? [[name, 'src/main.rs'] as const] : [];
  const placed = (targets: Iterable<readonly [string, string]>) =>
    new Map([...targets].map(([target, path]) => [target, joinPath(directory, path)]));
  return {
    directory,
    ...(name === undefined ? {} : { name }),
    ...(defaultRun === undefined ? {} : { defaultRun }),
    binaries: placed([...main, ...found('src/bin', inside), ...declared(member(root, 'bin'))]),
    examples: placed([...found('examples', inside), ...declared(member(root, 'example'))]),
  };
}

/** `src/bin/worker.rs`, `src/bin/worker/main.rs` */
function found(folder: string, paths: readonly string[]): readonly (readonly [string, string])[] {
  return paths.flatMap((path) => {
    if (!path.startsWith(`${folder}/`)) return [];
    const name = /^(?<name>[^/]+)(?:\.rs|\/main\.rs)$/.exec(path.slice(folder.length + 1))?.groups?.['name'];
    return name === undefined ? [] : [[name, path] as const];
  });
}

/** `[[bin]]` with a `path` */
function declared(targets: JsonValue | undefined): readonly (readonly [string, string])[] {
  return itemsOf(targets).flatMap((target) => {
    const name = textOf(member(target, 'name'))?.text;
    const path = textOf(member(target, 'path'))?.text;
    return name === undefined || path === undefined ? [] : [[name, path.replace(/^\.\//, '')] as const];
  });
}
