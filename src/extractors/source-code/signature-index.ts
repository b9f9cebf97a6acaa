import type { LanguageId } from '../../parsing/source-code.ts';
import type { LanguageFacts, ListenSignature } from '../../signatures/listen-calls/signature.ts';
import { adapters } from './adapters.ts';
import { matchesPattern, type Origin, type Pattern, parsePattern } from './patterns.ts';

interface Entry {
  readonly pattern: Pattern;
  readonly signature: ListenSignature;
}

/** The signatures of a language by the name of what is called; '' is a module that is called itself. */
export class SignatureIndex {
  readonly #entries = new Map<string, Entry[]>();
  /** Those that are named in full: what is imported from one is somebody's library. */
  readonly modules: ReadonlySet<string>;

  constructor(facts: LanguageFacts) {
    const modules = new Set<string>();
    for (const signature of facts.signatures) {
      for (const call of signature.calls) {
        const pattern = parsePattern(call);
        modules.add(pattern.module);
        const name = pattern.steps.at(-1) ?? '';
        const entries = this.#entries.get(name);
        if (entries) entries.push({ pattern, signature });
        else this.#entries.set(name, [{ pattern, signature }]);
      }
    }
    this.modules = modules;
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The modules of what is called by the name. */
  modulesOf(name: string): readonly string[] {
    return this.#entries.get(name)?.map(({ pattern }) => pattern.module) ?? [];
  }

  /** The signature of a method whose object is known by its name alone. */
  named(method: string, object: string): ListenSignature | undefined {
    return this.#entries.get(method)?.find(({ signature }) => signature.objects?.test(object))?.signature;
  }

  find(origin: Origin): ListenSignature | undefined {
    const entries = this.#entries.get(origin.steps.at(-1) ?? '') ?? [];
    const found = entries.find(({ pattern }) => matchesPattern(origin, pattern))?.signature;
    // Swift: a name of a module may be written after the module's own: `Vapor.Application`.
    const { module, steps } = origin;
    return (
      found ?? (steps[0] === module && steps.length > 1 ? this.find({ module, steps: steps.slice(1) }) : undefined)
    );
  }
}

const indexes = new Map<LanguageFacts, SignatureIndex>();

export function signaturesOf(language: LanguageId): SignatureIndex {
  const { facts } = adapters[language];
  const index = indexes.get(facts) ?? new SignatureIndex(facts);
  indexes.set(facts, index);
  return index;
}
