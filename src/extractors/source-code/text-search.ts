import { oncePerName } from '../../model/once.ts';
import type { Repository, SourceFile } from '../../model/repository.ts';
import { literally } from '../../parsing/literally.ts';
import { type LanguageId, languageOfPath } from '../../parsing/source-code.ts';
import type { LanguageFacts } from '../../signatures/listen-calls/signature.ts';
import { isTest } from '../scope.ts';
import { adapters } from './adapters.ts';
import { directoryOf } from './paths.ts';
import type { Program } from './program.ts';

/** Finds files by the form of their text alone, so that only those are parsed that may matter. */
export class TextSearch {
  readonly #repository: Repository;
  readonly #calling = new Map<string, readonly SourceFile[]>();
  readonly #ofLanguage = new Map<LanguageFacts, readonly SourceFile[]>();
  readonly #callers = new Map<string, readonly string[]>();
  readonly #imported = new Map<string, ReadonlySet<string>>();
  readonly #forms = new Map<string, RegExp>();
  readonly #matches = oncePerName((form: RegExp, path) => {
    const result = this.#repository.read(path);
    return result.kind === 'file' && form.test(result.file.text);
  });

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** The files of a language and its sisters whose text has a call of the name, tests aside. */
  filesThatCall(name: string, language: LanguageId): readonly SourceFile[] {
    const { facts, calls } = adapters[language];
    const key = `${language}\n${name}`;
    const known = this.#calling.get(key);
    if (known) return known;
    // `serve(80)`, `Server server(80)`, `make_unique<Server>(80)`, `registerAs<Settings>(…)`
    const called =
      calls?.(name) ?? new RegExp(`\\b${literally(name)}(?:[>\\s]*\\w*\\s*|\\s*<[^<>(){};]{1,80}>\\s*)[({]`);
    const found = this.#filesOfLanguage(facts).filter(({ text }) => called.test(text));
    this.#calling.set(key, found);
    return found;
  }

  #filesOfLanguage(facts: LanguageFacts): readonly SourceFile[] {
    const known = this.#ofLanguage.get(facts);
    if (known) return known;
    const found = this.#repository.files.flatMap((path) => {
      const language = languageOfPath(path);
      if (!language || adapters[language].facts !== facts || isTest(path)) return [];
      const result = this.#repository.read(path);
      return result.kind === 'file' ? [result.file] : [];
    });
    this.#ofLanguage.set(facts, found);
    return found;
  }

  /** The paths of those that may call what the program has: they call the name, and stand in its package or import it. */
  callers(program: Program, name: string): readonly string[] {
    const key = `${program.path}\n${name}`;
    const paths = this.#callers.get(key) ?? this.#findCallers(program, name);
    this.#callers.set(key, paths);
    return paths;
  }

  #findCallers(program: Program, name: string): readonly string[] {
    const { packages } = adapters[program.language];
    const directory = directoryOf(program.path);
    const isCaller = ({ path, text }: SourceFile) =>
      path !== program.path &&
      ((packages && directoryOf(path) === directory) || this.#importedBy(path, text).has(program.path));
    return this.filesThatCall(name, program.language)
      .filter(isCaller)
      .map(({ path }) => path);
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
        const direct = resolve(module, path, this.#repository);
        const target = direct.kind === 'foreign' && linked ? linked(module, path, this.#repository) : direct;
        if (target.kind === 'local') for (const file of target.files) found.add(file);
      }
    }
    this.#imported.set(path, found);
    return found;
  }

  /** What may define the name for other files. */
  definition(language: LanguageId, name: string): RegExp {
    return this.#form(`${language}\n${name}`, () => adapters[language].definition(name));
  }

  /** What may be a method of the class that stands in another file; undefined where none does. */
  method(language: LanguageId, name: string): RegExp | undefined {
    const { methods } = adapters[language];
    return methods && this.#form(`${language}\n${name}.`, () => methods(name));
  }

  /** What gives an object of a class a member, where methods may stand in another file. */
  member(language: LanguageId, name: string): RegExp | undefined {
    const { members } = adapters[language];
    return members && this.#form(`${language}\n${name}=`, () => members(name));
  }

  /** What declares a function; undefined where other names for one look the same. */
  function(language: LanguageId, name: string): RegExp | undefined {
    const { functions } = adapters[language];
    return functions && this.#form(`${language}\n${name}()`, () => functions(name));
  }

  /** What gives a variable of a package a value from another file; undefined where nothing does. */
  variable(language: LanguageId, name: string): RegExp | undefined {
    const { variables } = adapters[language];
    return variables && this.#form(`${language}\n=${name}`, () => variables(name));
  }

  /** The paths of a language's files whose text has the form, tests aside. */
  filesWith(form: RegExp, language: LanguageId): readonly string[] {
    return this.#filesOfLanguage(adapters[language].facts).flatMap(({ path }) =>
      this.#matches(form, path) ? path : [],
    );
  }

  /** What assigns a member of the name: `s.port = port`. */
  assignment(name: string): RegExp {
    return this.#form(`.${name}`, () => new RegExp(`\\.${literally(name)}\\s*=[^=]`));
  }

  /** The same expression for the same name: to compile one takes longer than to search a file. */
  #form(key: string, compile: () => RegExp): RegExp {
    const found = this.#forms.get(key) ?? compile();
    this.#forms.set(key, found);
    return found;
  }

  mentions(path: string, word: string): boolean {
    const result = this.#repository.read(path);
    return result.kind === 'file' && result.file.text.includes(word);
  }

  matches(path: string, form: RegExp): boolean {
    return this.#matches(form, path);
  }
}
