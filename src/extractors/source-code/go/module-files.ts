import { oncePer, oncePerName } from '../../../model/once.ts';
import type { Repository } from '../../../model/repository.ts';
import { directoryOf } from '../paths.ts';
import type { ModuleFiles } from '../programs.ts';
import { filesAbove, settingsModule } from '../settings-files.ts';

const moduleLine = /^\s*module\s+"?(?<path>[^\s"]+)/m;
const packageIn = oncePerName(packageFiles);
const directoriesOf = oncePer(indexDirectories);

/**
 * https://gofr.dev/docs/references/configs, https://goframe.org/en/docs/core/gcfg-file,
 * https://github.com/beego/beedoc/blob/master/en-US/mvc/controller/config.md
 */
const settingsFiles = [
  'configs/.env',
  'conf/app.conf',
  ...['manifest/config/config', 'config/config', 'config'].flatMap((name) => [`${name}.yaml`, `${name}.toml`]),
];

/** Where a Go import leads: below the module of the nearest go.mod. https://go.dev/ref/mod#go-mod-file */
export function goModule(module: string, from: string, repository: Repository): ModuleFiles {
  if (module === settingsModule) return { kind: 'local', files: filesAbove(from, settingsFiles, repository) };
  const own = nearestModule(repository, directoryOf(from));
  if (!own || (module !== own.path && !module.startsWith(`${own.path}/`))) return { kind: 'foreign' };
  const below = module.slice(own.path.length + 1);
  const directory = [own.directory, below].filter(Boolean).join('/');
  const files = goFiles(directory, repository);
  return files.length > 0 ? { kind: 'local', files } : { kind: 'missing' };
}

/** Whether a program may import a package that is not of its own module. */
export function isGoImportable(module: string, from: string, repository: Repository): boolean {
  const own = nearestModule(repository, directoryOf(from));
  return own === undefined || mayImport(own, module);
}

/**
 * What is not of the standard library, where no domain stands before the name, has to be in go.mod; go.sum beside it
 * tells that the list is whole. https://go.dev/ref/mod#go-sum-files
 */
const mayImport = oncePerName(({ required }: GoModule, module) => {
  const [domain = '', owner = ''] = module.split('/');
  return required === undefined || !domain.includes('.') || required.includes(`${domain}/${owner}`);
});

/** The files of a directory are one package, unless several have a `main`: then each is a program by itself. */
export function goPackageFiles(directory: string, repository: Repository): readonly string[] {
  return packageIn(repository, directory);
}

function packageFiles(repository: Repository, directory: string): readonly string[] {
  const files = goFiles(directory, repository);
  const mains = files.filter((path) => {
    const result = repository.read(path);
    return result.kind === 'file' && /^func main\(\)/m.test(result.file.text);
  });
  return mains.length > 1 ? [] : files;
}

/** Imports stand before everything else. */
export function goImports(text: string): readonly string[] {
  const head = text.slice(0, /^(?:func|type|var|const)\b/m.exec(text)?.index);
  return [...head.matchAll(/^\s*(?:import\s+)?(?:[\w.]+\s+)?"(?<path>[^"\n]+)"/gm)].map(
    ({ groups }) => groups?.['path'] ?? '',
  );
}

interface GoModule {
  readonly directory: string;
  readonly path: string;
  /** Where all that it needs is listed; undefined when it may need more. */
  readonly required: string | undefined;
}

const nearestModule = oncePerName(findModule);

function findModule(repository: Repository, directory: string): GoModule | undefined {
  const result = repository.read(directory === '' ? 'go.mod' : `${directory}/go.mod`);
  const text = result.kind === 'file' ? result.file.text : '';
  const path = moduleLine.exec(text)?.groups?.['path'];
  const above = directory === '' ? undefined : nearestModule(repository, directoryOf(directory));
  if (path === undefined) return above;
  const sums = directory === '' ? 'go.sum' : `${directory}/go.sum`;
  return { directory, path, required: repository.files.includes(sums) ? text : undefined };
}

function goFiles(directory: string, repository: Repository): readonly string[] {
  return directoriesOf(repository).get(directory) ?? [];
}

function indexDirectories(repository: Repository): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const path of repository.files) {
    if (!path.endsWith('.go') || path.endsWith('_test.go')) continue;
    const directory = directoryOf(path);
    const files = index.get(directory);
    if (files) files.push(path);
    else index.set(directory, [path]);
  }
  return index;
}

/** A declaration at the top level or in a block of types, constants or variables. */
export function goDefinition(name: string): RegExp {
  const inBlock = [
    String.raw`(?:[ \t,][^\n(:=]*)?=`,
    String.raw`[ \t]*(?:\/\/.*)?$`,
    String.raw`[ \t]+(?:struct|interface)\b`,
  ];
  const forms = [
    String.raw`(?:func|type|var|const)\s+${name}\b`,
    String.raw`[ \t]+${name}(?:${inBlock.join('|')})`,
    // `port int` may as well be a field of a struct: only the block around it tells.
    String.raw`(?:var|type)\s*\((?:(?!^(?:\)|var\b|type\b))[\s\S])*?^[ \t]+${name}[ \t,]`,
  ];
  return new RegExp(`^(?:${forms.join('|')})`, 'm');
}

export function goFunctions(name: string): RegExp {
  return new RegExp(`^func\\s+${name}\\s*[([]`, 'm');
}

/** A method of a type of this name. */
export function goMethods(name: string): RegExp {
  return new RegExp(`^func\\s*\\([^)\\n]*\\b${name}\\b`, 'm');
}

/** `s.port = 80`, `s.port, err = f()`, `&s.port` that is filled, `Server{port: 80}`, `func (s *Server) port(`. */
export function goMembers(name: string): RegExp {
  const forms = [
    String.raw`\.${name}\b[^\n=:!<>]*=(?!=)`,
    String.raw`&[\w.]*\.${name}\b`,
    String.raw`\b${name}:`,
    String.raw`^func\s*\([^)\n]*\)\s*${name}\b`,
  ];
  return new RegExp(forms.join('|'), 'm');
}

/** `port = 80`, `global.Port, err = f()`, `load(&global.Port)`: what gives a variable of this name a value. */
export function goVariables(name: string): RegExp {
  return new RegExp(String.raw`^[ \t]+(?:\w+\.)?${name}(?:,[^\n=:]*|[ \t]*)=(?!=)|&(?:\w+\.)?${name}\b`, 'm');
}
