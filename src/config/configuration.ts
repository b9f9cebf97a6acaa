import { posix } from 'node:path';
import type { Configuration, ConfiguredLaunch, Selector, Setting } from '../model/configuration.ts';
import { noConfiguration } from '../model/configuration.ts';
import { compareLocations, type Location } from '../model/location.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import { UsageError } from '../model/usage-error.ts';
import { childOf, isNull, itemsOf, locationOf, parseYaml, type YamlNode } from '../parsing/yaml.ts';
import { configurationKeys, configurationSchema, launchKeys } from './configuration-schema.ts';
import { namedFile } from './named-files.ts';
import { nearestName } from './nearest-name.ts';

/** Where the configuration is looked for, in the scanned root. */
export const configurationFiles: readonly string[] = ['.port-preflight.yml', '.port-preflight.yaml'];

/**
 * The project's configuration.
 * @param named the file, relative to the scanned root; '' for the usual one, which need not be there
 * @throws {UsageError} when the file can't be read, or contains something that is no configuration
 */
export function readConfiguration(repository: Repository, named: string): Configuration {
  const file = named === '' ? usualFile(repository) : fileAt(repository, named);
  return file ? parseConfiguration(file) : noConfiguration;
}

function usualFile(repository: Repository): SourceFile | undefined {
  const found = configurationFiles.filter((path) => repository.read(path).kind !== 'missing');
  if (found.length > 1) throw new UsageError(`there are ${found.join(' and ')}: only one of them can count`);
  return found[0] === undefined ? undefined : fileAt(repository, found[0]);
}

function fileAt(repository: Repository, path: string): SourceFile {
  return namedFile(repository, path, 'the configuration');
}

/** @throws {UsageError} as `readConfiguration` */
export function parseConfiguration(file: SourceFile): Configuration {
  const { documents, problems } = parseYaml(file);
  const [problem] = problems;
  if (problem) throw refused(problem.location, problem.message);
  const [root, second] = documents;
  if (second) throw refused(locationOf(second), 'a configuration is one document');
  if (!root || isNull(root)) return noConfiguration;
  validate(root);
  return {
    launches: itemsOf(childOf(root, 'launches')).map(launchOf),
    alternatives: itemsOf(childOf(root, 'alternatives')).map((group) => settingsOf(group).map(asSelector)),
  };
}

function launchOf(node: YamlNode): ConfiguredLaunch {
  const settings = (key: string) => settingsOf(childOf(node, key));
  const name = settings('name')[0] ?? { text: '', location: locationOf(node) };
  const launch = {
    name,
    compose: settings('compose').map(asPath),
    profiles: settings('profiles'),
    services: settings('services'),
    scripts: settings('scripts').map(asSelector),
    programs: settings('programs').map(asPath),
  };
  const { compose, profiles, services, scripts, programs } = launch;
  if (compose.length + scripts.length + programs.length === 0)
    throw refused(name.location, `launch ${name.text} starts nothing: it lacks compose, scripts or programs`);
  const [ofCompose] = [...profiles, ...services];
  if (ofCompose && compose.length === 0)
    throw refused(ofCompose.location, `launch ${name.text} has profiles or services but no compose`);
  return launch;
}

/** A text, or the texts of a list. */
function settingsOf(node: YamlNode | undefined): readonly Setting[] {
  if (node?.kind === 'scalar') return [{ text: node.text, location: locationOf(node) }];
  return itemsOf(node).flatMap(settingsOf);
}

function asPath({ text, location }: Setting): Setting {
  return { text: tidyPath(text), location };
}

function asSelector({ text, location }: Setting): Selector {
  const at = text.lastIndexOf('#');
  return at < 0
    ? { text, location, name: text.replace(/^\.\//, '') }
    : { text, location, place: tidyPath(text.slice(0, at)), name: text.slice(at + 1) };
}

/** `./apps/web/` and `apps/web` are one path; the root is ''. */
function tidyPath(path: string): string {
  return path === '' ? '' : posix.normalize(path).replace(/\/$/, '').replace(/^\.$/, '');
}

function validate(root: YamlNode): void {
  const { error } = configurationSchema.safeParse(plainValue(root), { reportInput: true });
  const complaints = (error?.issues ?? []).flatMap((issue): Complaint[] => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(root, path, key));
    const { node, isMissing } = nodeAt(root, path);
    const what = path.length === 0 ? 'the configuration' : (path.findLast((step) => !/^\d+$/.test(step)) ?? '');
    return [
      { location: locationOf(node), message: `${what} ${isMissing ? 'is missing' : `must be ${issue.message}`}` },
    ];
  });
  const [first] = complaints.sort((a, b) => compareLocations(a.location, b.location));
  if (first) throw refused(first.location, first.message);
}

interface Complaint {
  readonly location: Location;
  readonly message: string;
}

function unknownKey(root: YamlNode, path: readonly string[], key: string): Complaint {
  const { node } = nodeAt(root, path);
  const entry = node.kind === 'mapping' ? node.entries.get(key) : undefined;
  const keys = path.length === 0 ? configurationKeys : launchKeys;
  const nearest = nearestName(key, keys);
  const hint = nearest === undefined ? `the keys here are ${keys.join(', ')}` : `did you mean ${nearest}?`;
  return { location: locationOf(entry?.key ?? node), message: `unknown key ${key}; ${hint}` };
}

/** The node that a path of keys and indexes leads to, or the last one on the way that is there. */
function nodeAt(root: YamlNode, path: readonly string[]): { readonly node: YamlNode; readonly isMissing: boolean } {
  let node = root;
  for (const step of path) {
    const next = node.kind === 'sequence' ? node.items[Number(step)] : childOf(node, step);
    if (!next) return { node, isMissing: true };
    node = next;
  }
  return { node, isMissing: false };
}

/** Lists and mappings without anything inherited, for the schema to check. */
function plainValue(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plainValue);
  const entries = [...node.entries].map(([key, { value }]) => [key, plainValue(value)] as const);
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}

function refused({ file, start }: Location, message: string): UsageError {
  return new UsageError(`${file}:${start.line}:${start.column}: ${message}`);
}
