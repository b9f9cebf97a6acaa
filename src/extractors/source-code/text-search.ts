import type { Repository, SourceFile } from '../../model/repository.ts';
import { type LanguageId, languageOfPath } from '../../parsing/source-code.ts';
import type { LanguageFacts } from '../../signatures/listen-calls/signature.ts';
import { isTest } from '../scope.ts';
import { adapters } from './adapters.ts';

/** Finds files by the form of their text alone, so that only those are parsed that may matter. */
export class TextSearch {
  readonly #repository: Repository;
  readonly #calling = new Map<string, readonly SourceFile[]>();
  readonly #ofLanguage = new Map<LanguageFacts, readonly SourceFile[]>();
  readonly #definitions = new Map<string, RegExp>();
  readonly #assignments = new Map<string, RegExp>();
  readonly #matched = new WeakMap<RegExp, Map<string, boolean>>();

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** The files of a language and its sisters whose text has a call of the name, tests aside. */
  filesThatCall(name: string, language: LanguageId): readonly SourceFile[] {
    const { facts, calls } = adapters[language];
    const key = `${language}\n${name}`;
    const known = this.#calling.get(key);
    if (known) return known;
    // `serve(80)`, `Server server(80)`, `make_unique<Server>(80)`
    const called = calls?.(name) ?? new RegExp(`\\b${name.replace(/[^\w]/g, '\\$&')}(?:[>\\s]*\\w*\\s*)[({]`);
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

  /** The same expression for the same name: to compile one takes longer than to search a file. */
  definition(language: LanguageId, name: string): RegExp {
    const key = `${language}\n${name}`;
    const found = this.#definitions.get(key) ?? adapters[language].definition(name);
    this.#definitions.set(key, found);
    return found;
  }

  matches(path: string, form: RegExp): boolean {
    const matches = this.#matched.get(form) ?? new Map<string, boolean>();
    this.#matched.set(form, matches);
    const known = matches.get(path);
    if (known !== undefined) return known;
    const result = this.#repository.read(path);
    const found = result.kind === 'file' && form.test(result.file.text);
    matches.set(path, found);
    return found;
  }

  /** What assigns a member of the name: `s.port = port`. */
  assignment(name: string): RegExp {
    const found = this.#assignments.get(name) ?? new RegExp(`\\.${name}\\s*=[^=]`);
    this.#assignments.set(name, found);
    return found;
  }
}
