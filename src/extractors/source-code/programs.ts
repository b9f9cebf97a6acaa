import type { Repository, SourceFile } from '../../model/repository.ts';
import { firstError, type Grammars, languageOf, languageOfPath } from '../../parsing/source-code.ts';
import { adapters } from './adapters.ts';
import { readJson } from './json-program.ts';
import { directoryOf } from './paths.ts';
import { type Expression, type Program, wholeModule } from './program.ts';
import { isSettingsFile, readSettings } from './settings-files.ts';
import { signaturesOf } from './signature-index.ts';
import { readProgram } from './syntax-reader.ts';
import { TextSearch } from './text-search.ts';

/** A module as a program names it: files of the repository, something that is missing there, or somebody else's. */
export type ModuleFiles =
  | { readonly kind: 'local'; readonly files: readonly string[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'foreign' };

const foreign: ModuleFiles = { kind: 'foreign' };

/** A file that passes on what others export. */
const passesOn = /^[ \t]*(?:export\s*[*'"]|pub\s+use\b[^;]*\*|from\s+\S+\s+import\s*\*)/m;

/** Whether a module may be one value, as those of JavaScript and JSON files are. */
function exportsWhole(path: string): boolean {
  const language = languageOfPath(path);
  return language === undefined || adapters[language].exportsWhole === true;
}

interface Exported {
  readonly program: Program;
  readonly expression: Expression;
}

const known = new WeakMap<Repository, WeakMap<Grammars, Programs>>();

/** The programs of one repository, each read when it is first asked for. */
export class Programs {
  readonly repository: Repository;
  readonly #grammars: Grammars;
  readonly #texts: TextSearch;
  readonly #programs = new Map<string, Program | undefined>();
  readonly #modules = new Map<string, ModuleFiles>();
  readonly #callers = new Map<string, readonly Program[]>();
  readonly #imported = new Map<string, ReadonlySet<string>>();
  /** What has been asked of lists of files that stay the same. */
  readonly #exported = new WeakMap<readonly string[], Map<string, Exported | undefined>>();
  readonly #definers = new WeakMap<readonly string[], Map<string, readonly Program[]>>();

  private constructor(repository: Repository, grammars: Grammars) {
    this.repository = repository;
    this.#grammars = grammars;
    this.#texts = new TextSearch(repository);
  }

  static of(repository: Repository, grammars: Grammars): Programs {
    const perGrammars = known.get(repository) ?? new WeakMap<Grammars, Programs>();
    known.set(repository, perGrammars);
    const programs = perGrammars.get(grammars) ?? new Programs(repository, grammars);
    perGrammars.set(grammars, programs);
    return programs;
  }

  get(path: string): Program | undefined {
    if (this.#programs.has(path)) return this.#programs.get(path);
    const result = this.repository.read(path);
    const program = result.kind === 'file' ? this.read(result.file.path, result.file.text) : undefined;
    this.#programs.set(path, program);
    return program;
  }

  /** Reads a text that need not be a file of the repository. */
  read(path: string, text: string): Program | undefined {
    if (isSettingsFile(path)) return readSettings({ path, text });
    if (path.endsWith('.json')) return readJson({ path, text });
    const language = languageOf({ path, text });
    if (!language) return undefined;
    const { syntax, facts, legible } = adapters[language];
    const tree = this.#grammars.parse(language, legible ? legible(text) : text);
    if (!tree) return undefined;
    const error = firstError(tree);
    return { ...readProgram(tree, { path, text, language }, syntax, facts.writes), ...(error ? { error } : {}) };
  }

  filesOf(module: string, from: Program): ModuleFiles {
    const key = `${from.language}\n${from.path}\n${module}`;
    const found = this.#modules.get(key) ?? this.#resolve(module, from);
    this.#modules.set(key, found);
    return found;
  }

  /** A framework's own examples are read as anybody's: what its repository has beside them tells less than what is known. */
  #resolve(module: string, { language, path }: Program): ModuleFiles {
    const { facts, resolve, linked } = adapters[language];
    const isKnown = signaturesOf(language).modules.has(facts.moduleName(module));
    const target = isKnown && facts.worldwideModules ? foreign : resolve(module, path, this.repository);
    return linked && target.kind === 'foreign' && !isKnown ? linked(module, path, this.repository) : target;
  }

  /** The package with a signature that a module of the repository is to others: a framework's examples import it by path. */
  knownPackage(module: string, from: Program): string | undefined {
    const { packageOf } = adapters[from.language];
    const target = packageOf ? this.filesOf(module, from) : undefined;
    const [file] = target?.kind === 'local' ? target.files : [];
    const name = file === undefined ? undefined : packageOf?.(file, this.repository);
    return name && signaturesOf(from.language).modules.has(name) ? name : undefined;
  }

  /** The module of the repository that an import of a name means when its module has no such name: `from app import config`. */
  submodule(module: string, name: string, from: Program): string | undefined {
    const inner = adapters[from.language].submodule?.(module, name);
    return inner !== undefined && this.filesOf(inner, from).kind === 'local' ? inner : undefined;
  }

  /** What a module of the repository exports under a name, and in which program. */
  exported(files: readonly string[], name: string, depth = 0): Exported | undefined {
    const names = this.#exported.get(files) ?? new Map<string, Exported | undefined>();
    this.#exported.set(files, names);
    if (!names.has(name)) names.set(name, this.#findExported(files, name, depth));
    return names.get(name);
  }

  #findExported(files: readonly string[], name: string, depth: number): Exported | undefined {
    const isWhole = name === wholeModule || name === 'default';
    if (isWhole && files.every((path) => !exportsWhole(path))) return undefined;
    for (const path of files) {
      const program = this.#defining(path, name);
      const expression = program?.exports.get(name);
      if (program && expression) return { program, expression };
    }
    return depth < 3 ? this.#passedOn(files, name, depth) : undefined;
  }

  #passedOn(files: readonly string[], name: string, depth: number) {
    for (const program of files.flatMap((path) => this.#matching(path, passesOn) ?? [])) {
      for (const module of program.passedOn) {
        const target = this.filesOf(module, program);
        const found = target.kind === 'local' ? this.exported(target.files, name, depth + 1) : undefined;
        if (found) return found;
      }
    }
    return undefined;
  }

  /** The modules with a signature of which some files pass on every name: `export 'package:shelf/shelf_io.dart'`. */
  knownPassedOn(files: readonly string[]): readonly string[] {
    return files
      .flatMap((path) => this.#matching(path, passesOn) ?? [])
      .flatMap((program) => program.passedOn.filter((module) => this.#isKnown(module, program)));
  }

  #isKnown(module: string, program: Program): boolean {
    const { moduleName } = adapters[program.language].facts;
    const isForeign = this.filesOf(module, program).kind === 'foreign';
    return isForeign && signaturesOf(program.language).modules.has(moduleName(module));
  }

  /**
   * The other files of the program's package (Go: its directory), or of its classes (C++: the header); a file that can't
   * define the name isn't parsed.
   */
  siblings(program: Program, name: string): readonly Program[] {
    const { packages, counterparts } = adapters[program.language];
    const paths =
      packages?.(directoryOf(program.path), this.repository) ?? counterparts?.(program.path, this.repository) ?? [];
    return this.#definersOf(paths, name).filter(
      (other) => other.path !== program.path && other.package === program.package,
    );
  }

  /** The program, and the other files of its package that assign a member of the name: `s.port = port`. */
  assigning(program: Program, name: string): readonly Program[] {
    const others = adapters[program.language].packages?.(directoryOf(program.path), this.repository) ?? [];
    if (!/^\w+$/.test(name)) return [program];
    const form = this.#texts.assignment(name);
    return [
      program,
      ...others.flatMap((path) =>
        path !== program.path && this.#texts.matches(path, form) ? (this.get(path) ?? []) : [],
      ),
    ];
  }

  /** Those of some files that may define a name, looked for once: a large module is asked again and again for one name. */
  #definersOf(paths: readonly string[], name: string): readonly Program[] {
    const names = this.#definers.get(paths) ?? new Map<string, readonly Program[]>();
    this.#definers.set(paths, names);
    const found = names.get(name) ?? paths.flatMap((path) => this.#defining(path, name) ?? []);
    names.set(name, found);
    return found;
  }

  /** The programs of other files that can call what this one exports, or has in the class that it exports, tests aside. */
  callers(program: Program, name: string, exported = name): readonly Program[] {
    if (!this.#isVisible(program, exported)) return [];
    const key = `${program.path}\n${name}`;
    const found = this.#callers.get(key) ?? this.#findCallers(program, name);
    this.#callers.set(key, found);
    return found;
  }

  #isVisible({ exports, passedOn }: Program, name: string): boolean {
    return exports.has(name) || exports.has('default') || exports.has(wholeModule) || passedOn.length > 0;
  }

  #findCallers(program: Program, name: string): readonly Program[] {
    const { packages } = adapters[program.language];
    const directory = directoryOf(program.path);
    const isCaller = ({ path, text }: SourceFile) =>
      path !== program.path &&
      ((packages && directoryOf(path) === directory) || this.#importedBy(path, text).has(program.path));
    return this.#texts
      .filesThatCall(name, program.language)
      .flatMap((file) => (isCaller(file) ? (this.get(file.path) ?? []) : []));
  }

  /** The program and those of other files that call something of the name, tests aside. */
  calling(program: Program, name: string): readonly Program[] {
    const others = this.#texts.filesThatCall(name, program.language).filter(({ path }) => path !== program.path);
    return [program, ...others.flatMap(({ path }) => this.get(path) ?? [])];
  }

  /** The files of the repository that a file imports. */
  #importedBy(path: string, text: string): ReadonlySet<string> {
    const known = this.#imported.get(path);
    if (known) return known;
    const language = languageOfPath(path);
    const found = new Set<string>();
    if (language) {
      const { imports, resolve, linked } = adapters[language];
      for (const module of imports(text)) {
        const direct = resolve(module, path, this.repository);
        const target = direct.kind === 'foreign' && linked ? linked(module, path, this.repository) : direct;
        if (target.kind === 'local') for (const file of target.files) found.add(file);
      }
    }
    this.#imported.set(path, found);
    return found;
  }

  /** The program of a file that may define the name; others aren't parsed. */
  #defining(path: string, name: string): Program | undefined {
    const language = languageOfPath(path);
    if (!language) return this.get(path);
    if (this.#programs.has(path)) return this.#programs.get(path);
    // Most files don't have the word at all, which is found out faster than whether they define it.
    const word = /^\w+$/.test(name) ? name.slice(name.lastIndexOf('_') + 1) : '';
    const result = this.repository.read(path);
    const isMentioned = result.kind === 'file' && result.file.text.includes(word);
    return isMentioned ? this.#matching(path, this.#texts.definition(language, name)) : undefined;
  }

  #matching(path: string, form: RegExp): Program | undefined {
    if (this.#programs.has(path)) return this.#programs.get(path);
    return this.#texts.matches(path, form) ? this.get(path) : undefined;
  }
}
