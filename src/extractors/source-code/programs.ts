import type { Repository } from '../../model/repository.ts';
import { firstError, type Grammars, languageOf, languageOfPath } from '../../parsing/source-code.ts';
import { adapters } from './adapters.ts';
import { readJson } from './json-program.ts';
import { directoryOf } from './paths.ts';
import { type Expression, type Program, wholeModule } from './program.ts';
import { entryNamed, fileModule, isSettingsFile, readSettings } from './settings-files.ts';
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
/** A file with a function that gives another one. */
const returnsFunction = /\breturn\b[^\n]*\bfunc\s*\(/;

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
  /** What has been asked of lists of files that stay the same. */
  readonly #exported = new WeakMap<readonly string[], Map<string, Exported | undefined>>();
  readonly #found = new WeakMap<readonly string[], Map<string, readonly Program[]>>();

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
    if (module.startsWith(fileModule)) return { kind: 'local', files: [module.slice(fileModule.length)] };
    const { facts, resolve, linked } = adapters[language];
    const isKnown = signaturesOf(language).modules.has(facts.moduleName(module));
    const target = isKnown && facts.worldwideModules ? foreign : resolve(module, path, this.repository);
    return linked && target.kind === 'foreign' && !isKnown ? linked(module, path, this.repository) : target;
  }

  /** Whether the program can import the module, as far as its project says what it needs. */
  isImportable(module: string, { language, path }: Program): boolean {
    return adapters[language].isImportable?.(module, path, this.repository) ?? true;
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
    const inner = module.startsWith(fileModule) ? undefined : adapters[from.language].submodule?.(module, name);
    return inner !== undefined && this.filesOf(inner, from).kind === 'local' ? inner : undefined;
  }

  /** What a module of the repository exports under a name, and in which program. */
  exported(files: readonly string[], name: string, depth = 0): Exported | undefined {
    const names = this.#exported.get(files) ?? new Map<string, Exported | undefined>();
    this.#exported.set(files, names);
    if (!names.has(name)) names.set(name, this.#findExported(files, name, depth));
    return names.get(name);
  }

  /** Whether a module of the repository declares a function of the name itself, which is told without parsing it. */
  declaresFunction(module: string, name: string, from: Program): boolean {
    const form = this.#texts.function(from.language, name);
    const target = form && this.filesOf(module, from);
    return (
      form !== undefined && target?.kind === 'local' && target.files.some((path) => this.#texts.matches(path, form))
    );
  }

  #findExported(files: readonly string[], name: string, depth: number): Exported | undefined {
    const isWhole = name === wholeModule || name === 'default';
    if (isWhole && files.every((path) => !exportsWhole(path))) return undefined;
    for (const path of files) {
      const program = this.#defining(path, name);
      const expression = program && entryNamed(program.exports, name, path);
      if (program && expression) return { program, expression };
    }
    // `export *` passes on names, not the one value.
    return depth < 3 && !isWhole ? this.#passedOn(files, name, depth) : undefined;
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
   * define the name, or the member of a class of this name, isn't parsed.
   */
  siblings(program: Program, name: string, member?: string): readonly Program[] {
    const { packages, counterparts } = adapters[program.language];
    const paths =
      packages?.(directoryOf(program.path), this.repository) ?? counterparts?.(program.path, this.repository) ?? [];
    const isOther = (other: Program) => other.path !== program.path && other.package === program.package;
    const found = this.#definersOf(paths, name, member).filter(isOther);
    if (found.length > 0 || !packages || program.package === undefined) return found;
    const [only, ...others] = this.#definersOf(this.#restOfPackage(program), name, member).filter(isOther);
    return only && others.length === 0 ? [only] : [];
  }

  /** The files of the whole repository that say to be of the program's package: several modules may make one up. */
  #restOfPackage(program: Program): readonly string[] {
    const target = program.package === undefined ? undefined : this.filesOf(program.package, program);
    return target?.kind === 'local' ? target.files : [];
  }

  /** The program, and the other files of its package that may have options for a field: `return func(s *S) { s.port = port }`. */
  optionMakers(program: Program, field: string): readonly Program[] {
    const paths = adapters[program.language].packages?.(directoryOf(program.path), this.repository) ?? [];
    const assignment = this.#texts.assignment(field);
    const makers = this.#foundIn(paths, `.${field}`, (path) =>
      this.#texts.matches(path, returnsFunction) ? this.#matching(path, assignment) : undefined,
    );
    return [program, ...makers.filter(({ path }) => path !== program.path)];
  }

  /** The other files that may give a variable of the program's package a value, tests aside. */
  *givers({ language, path, package: name }: Program, variable: string): Generator<Program> {
    const form = this.#texts.variable(language, variable);
    for (const other of form ? this.#texts.filesWith(form, language) : []) {
      const program = other === path ? undefined : this.get(other);
      if (program && (program.package !== name || directoryOf(other) === directoryOf(path))) yield program;
    }
  }

  #definersOf(paths: readonly string[], name: string, member: string | undefined): readonly Program[] {
    const key = member === undefined ? name : `${name}.${member}`;
    return this.#foundIn(
      paths,
      key,
      (path) => this.#defining(path, name) ?? (member === undefined ? undefined : this.#extending(path, name, member)),
    );
  }

  /** What is found in some files, looked for once: a large module is asked again and again for one name. */
  #foundIn(paths: readonly string[], key: string, find: (path: string) => Program | undefined): readonly Program[] {
    const known = this.#found.get(paths) ?? new Map<string, readonly Program[]>();
    this.#found.set(paths, known);
    const found = known.get(key) ?? paths.flatMap((path) => find(path) ?? []);
    known.set(key, found);
    return found;
  }

  /**
   * The programs of other files that can call what this one exports, or has in the class that it exports, tests aside.
   * Each is read when it is asked for: who needs but a few stops early.
   */
  *callers(program: Program, name: string, exported = name): Generator<Program> {
    if (!this.#isVisible(program, exported)) return;
    for (const path of this.#texts.callers(program, name)) {
      const caller = this.get(path);
      if (caller) yield caller;
    }
  }

  hasCallers(program: Program, name: string): boolean {
    return this.#isVisible(program, name) && this.#texts.callers(program, name).length > 0;
  }

  #isVisible({ exports, passedOn }: Program, name: string): boolean {
    return exports.has(name) || exports.has('default') || exports.has(wholeModule) || passedOn.length > 0;
  }

  /** The program and those of other files that call something of the name, tests aside. */
  calling(program: Program, name: string): readonly Program[] {
    const others = this.#texts.filesThatCall(name, program.language).filter(({ path }) => path !== program.path);
    return [program, ...others.flatMap(({ path }) => this.get(path) ?? [])];
  }

  /** The program of a file that may define the name; others aren't parsed. */
  #defining(path: string, name: string): Program | undefined {
    const language = languageOfPath(path);
    if (!language) return this.get(path);
    if (this.#programs.has(path)) return this.#programs.get(path);
    // Most files don't have the word at all, which is found out faster than whether they define it.
    const word = /^\w+$/.test(name) ? name.slice(name.lastIndexOf('_') + 1) : '';
    return this.#texts.mentions(path, word) ? this.#matching(path, this.#texts.definition(language, name)) : undefined;
  }

  /** The program of a file that may hold methods of a class, and gives an object a member of the name. */
  #extending(path: string, name: string, member: string): Program | undefined {
    const language = languageOfPath(path);
    const method = language && this.#texts.method(language, name);
    const gives = language && this.#texts.member(language, member);
    return method && gives && this.#texts.mentions(path, member) && this.#texts.matches(path, gives)
      ? this.#matching(path, method)
      : undefined;
  }

  #matching(path: string, form: RegExp): Program | undefined {
    if (this.#programs.has(path)) return this.#programs.get(path);
    return this.#texts.matches(path, form) ? this.get(path) : undefined;
  }
}
