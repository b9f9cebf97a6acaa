import type { Configuration } from '../model/configuration.ts';
import { noConfiguration } from '../model/configuration.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import { UsageError } from '../model/usage-error.ts';
import { childOf, isNull, locationOf, parseYaml, type YamlNode } from '../parsing/yaml.ts';
import { refused, validate } from './configuration-complaints.ts';
import { configurationOf, settingsOf, tidyPath } from './configuration-values.ts';
import { namedFile } from './named-files.ts';

/** Where the configuration is looked for, in the scanned root. */
export const configurationFiles: readonly string[] = ['.port-preflight.yml', '.port-preflight.yaml'];
/** It may also stand here, under a key of its own. */
const packageFile = 'package.json';
export const packageKey = 'port-preflight';

/** A chain of files that extend each other is shorter than this. */
const mostFiles = 20;

/**
 * The project's configuration, with the files that it extends.
 * @param named the file, relative to the scanned root; '' for the usual one, which need not be there
 * @throws {UsageError} when a file can't be read, or contains something that is no configuration
 */
export function readConfiguration(repository: Repository, named: string): Configuration {
  const root = named === '' ? usualRoot(repository) : rootOf(fileAt(repository, named));
  return root ? withExtended(root, repository, { chain: [], known: new Set() }) : noConfiguration;
}

function usualRoot(repository: Repository): YamlNode | undefined {
  const files = configurationFiles.filter((path) => repository.read(path).kind !== 'missing');
  const inPackage = rootInPackage(repository);
  const places = [...files, ...(inPackage ? [`${packageKey} in ${packageFile}`] : [])];
  if (places.length > 1) throw new UsageError(`there are ${places.join(' and ')}: only one of them can count`);
  return files[0] === undefined ? inPackage : rootOf(fileAt(repository, files[0]));
}

function fileAt(repository: Repository, path: string): SourceFile {
  return namedFile(repository, path, 'the configuration');
}

/** The value of the key in package.json. JSON is YAML; whether the whole file is valid is for its own reader to say. */
function rootInPackage(repository: Repository): YamlNode | undefined {
  const result = repository.read(packageFile);
  if (result.kind !== 'file' || !result.file.text.includes(`"${packageKey}"`)) return undefined;
  return childOf(parseYaml(result.file).documents[0], packageKey);
}

/** @throws {UsageError} as `readConfiguration` */
export function parseConfiguration(file: SourceFile): Configuration {
  const root = rootOf(file);
  if (!root) return noConfiguration;
  validate(root);
  return configurationOf(root);
}

/** Undefined for a file that says nothing. */
function rootOf(file: SourceFile): YamlNode | undefined {
  const { documents, problems } = parseYaml(file);
  const [problem] = problems;
  if (problem) throw refused(problem.location, problem.message);
  const [root, second] = documents;
  if (second) throw refused(locationOf(second), 'a configuration is one document');
  return !root || isNull(root) ? undefined : root;
}

/** The files that are being read, from the first to the one that extends the next, and all that count already. */
interface Reading {
  readonly chain: readonly string[];
  readonly known: Set<string>;
}

function withExtended(root: YamlNode, repository: Repository, { chain, known }: Reading): Configuration {
  validate(root);
  const own = [...chain, locationOf(root).file];
  const bases = settingsOf(childOf(root, 'extends')).flatMap(({ text, location }) => {
    const path = tidyPath(text);
    if (own.includes(path)) throw refused(location, `${path} extends itself`);
    // What two files extend counts once.
    if (known.has(path)) return [];
    known.add(path);
    if (known.size > mostFiles) throw refused(location, `more than ${mostFiles} files are too many`);
    const base = rootOf(namedFile(repository, path, 'the configuration', location));
    return base ? [withExtended(base, repository, { chain: own, known })] : [];
  });
  return bases.length === 0 ? configurationOf(root) : joined([...bases, configurationOf(root)]);
}

/** Later ones add to the lists of earlier ones, and win where there is only one value. */
function joined(all: readonly Configuration[]): Configuration {
  return {
    launches: all.flatMap(({ launches }) => launches),
    alternatives: all.flatMap(({ alternatives }) => alternatives),
    severities: all.flatMap(({ severities }) => severities),
    ignores: all.flatMap(({ ignores }) => ignores),
    targets: all.findLast(({ targets }) => targets.length > 0)?.targets ?? [],
    environment: Object.assign(Object.create(null), ...all.map(({ environment }) => environment)),
    include: all.flatMap(({ include }) => include),
    exclude: all.flatMap(({ exclude }) => exclude),
    baseline: all.findLast(({ baseline }) => baseline !== '')?.baseline ?? '',
  };
}
