import { oncePer } from '../../model/once.ts';
import type { Repository, SourceFile } from '../../model/repository.ts';
import { literally } from '../../parsing/literally.ts';
import { hasExtension, type LanguageId, languageOf } from '../../parsing/source-code.ts';
import type { ConfigSignature, LanguageFacts } from '../../signatures/listen-calls/signature.ts';
import { adapters } from './adapters.ts';
import { stemOf } from './paths.ts';
import { type Pattern, parsePattern } from './patterns.ts';

/** What a file's text must hold to be worth parsing: generated from the signatures. */
interface Anchors {
  /** Finds every name that is called in one pass. */
  readonly calls: RegExp;
  /** Modules that must be mentioned beside the name; absent: the name alone is enough. */
  readonly modulesOf: ReadonlyMap<string, RegExp | undefined>;
  /** Modules that are called themselves; absent: there are none. */
  readonly modules: RegExp | undefined;
}

const anchors = new Map<LanguageFacts, Anchors>();
/**
 * The language of a file that may listen; undefined for all others, which are never parsed. Asked twice of each file: to
 * load the grammars, and to extract.
 */
export function candidateLanguage(file: SourceFile, repository: Repository): LanguageId | undefined {
  return candidatesIn(repository)(file);
}

const candidatesIn = oncePer((repository: Repository) =>
  oncePer((file: SourceFile) => searchedLanguage(file, repository)),
);

function searchedLanguage(file: SourceFile, repository: Repository): LanguageId | undefined {
  const language = languageOf(file);
  if (!language) return undefined;
  const { facts } = adapters[language];
  return isCandidate(file, language, repository) || configsFor(file, facts).length > 0 ? language : undefined;
}

/** The configuration signatures that a file may fill. */
export function configsFor({ path, text }: SourceFile, facts: LanguageFacts): readonly ConfigSignature[] {
  const stem = hasExtension(path) ? path.slice(0, path.lastIndexOf('.')) : path;
  const mentions = (key: string | undefined) => key !== undefined && hasKey(text, key.slice(key.lastIndexOf('.') + 1));
  return facts.configs.filter(({ files, requires = [], port, proxy }) => {
    const isNamed = files.some((name) => stem === name || stem.endsWith(`/${name}`));
    const isExport = files.length === 0 && /\bexport\s+default\b/.test(text);
    return (isNamed || isExport) && requires.every((key) => hasKey(text, key)) && (mentions(port) || mentions(proxy));
  });
}

function isCandidate(
  { path, text }: SourceFile,
  language: LanguageId,
  repository: Repository,
  isHeader = false,
): boolean {
  const { facts, headers } = adapters[language];
  const known = anchors.get(facts) ?? anchorsOf(facts);
  anchors.set(facts, known);
  if (known.modules?.test(text)) return true;
  const seen = new Set<string>();
  const called: RegExp[] = [];
  for (const { groups } of text.matchAll(known.calls)) {
    const name = groups?.['name'] ?? '';
    if (seen.has(name)) continue;
    seen.add(name);
    const modules = known.modulesOf.get(name);
    if (!modules || modules.test(text)) return true;
    called.push(modules);
  }
  if (facts.addressArgument?.test(text)) return true;
  // What is called may be a field of a type that only the header names, and so may be what makes it.
  return (headers?.(path, text, repository) ?? []).some(
    (header) =>
      called.some((modules) => modules.test(header.text)) ||
      (!isHeader && stemOf(header.path) === stemOf(path) && isHeaderOfOne(header, repository)),
  );
}

/** Headers of a header are looked into no further: modules may need each other. */
function isHeaderOfOne(header: SourceFile, repository: Repository): boolean {
  const language = languageOf(header);
  return language !== undefined && isCandidate(header, language, repository, true);
}

function anchorsOf(facts: LanguageFacts): Anchors {
  const modulesOf = new Map<string, Set<string> | undefined>();
  const modules = new Set<string>();
  for (const call of facts.signatures.flatMap(({ calls }) => calls)) {
    const pattern = parsePattern(call);
    // `port=` is a setter.
    const called = pattern.steps.at(-1)?.replace(/=$/, '');
    if (called === undefined) modules.add(pattern.module);
    else noteCall(called, pattern, facts, modulesOf);
  }
  const names = [...modulesOf.keys()].map(literally).sort((a, b) => b.length - a.length);
  return {
    calls: new RegExp(`\\b(?<name>${names.join('|')})${facts.anchors?.call ?? bracket}`, 'g'),
    modulesOf: new Map([...modulesOf].map(([name, set]) => [name, set && mentionOf(set, facts)])),
    modules: modules.size > 0 ? mentionOf(modules, facts) : undefined,
  };
}

/** A name that is rare enough, or that anything may have, is enough by itself. */
function noteCall(
  called: string,
  { module, steps }: Pattern,
  facts: LanguageFacts,
  modulesOf: Map<string, Set<string> | undefined>,
): void {
  const [first = '', second = ''] = steps;
  const beside = module || (first === '*' ? second : first);
  const isEnough = facts.distinctive.includes(called) || (first === '*' && steps.length === 2);
  for (const name of writtenAs(called, facts)) {
    const known = modulesOf.get(name) ?? new Set();
    modulesOf.set(name, isEnough || (modulesOf.has(name) && !modulesOf.get(name)) ? undefined : known.add(beside));
  }
}

function writtenAs(name: string, { anchors }: LanguageFacts): readonly string[] {
  const property = anchors?.properties ? /^set(?<first>[A-Z])(?<rest>\w*)$/.exec(name)?.groups : undefined;
  return property ? [name, `${property['first']?.toLowerCase()}${property['rest']}`] : [name];
}

/** What follows a name that is called, or that is imported under another one: `Server as Hub`, `{ Server: Hub }`. */
const bracket = String.raw`(?:\s|\?\.|<[^<>()]{0,80}>)*(?:[({]|\bas\b|:)`;

/** What every way of importing one of the modules has in its text, and of using one of the globals. */
function mentionOf(modules: ReadonlySet<string>, { anchors }: LanguageFacts): RegExp {
  const mentions = [...modules].map((module) => {
    if (anchors) return anchors.module(literally(module));
    // A version may stand after the first two parts.
    const [first = '', second] = module.split('/');
    const text = literally(second === undefined ? first : `${first}/${second}`);
    if (/^[A-Z]/.test(module)) return `\\b${text}\\b`;
    return `['"\`/:]${text}['"\`@${second === undefined ? '' : '/'}]`;
  });
  return new RegExp(mentions.join('|'));
}

/** `key:`, `key =`, `key 80`, a shorthand `key,`, or a method `key(`. */
function hasKey(text: string, key: string): boolean {
  return new RegExp(`\\b${key}['"]?(?:\\s*[:,}(=]|[ \\t]+[\\w'":])`).test(text);
}
