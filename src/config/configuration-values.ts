import { posix } from 'node:path';
import type {
  Configuration,
  ConfiguredLaunch,
  IgnoreEntry,
  Selector,
  Setting,
  SeverityChoice,
  SeveritySetting,
} from '../model/configuration.ts';
import type { Target } from '../model/target.ts';
import { childOf, itemsOf, locationOf, type YamlNode } from '../parsing/yaml.ts';
import { refused } from './configuration-complaints.ts';

/**
 * The values of one file that the schema has accepted, without what it extends.
 * @throws {UsageError} when a launch starts nothing
 */
export function configurationOf(root: YamlNode): Configuration {
  const settings = (key: string) => settingsOf(childOf(root, key));
  return {
    launches: itemsOf(childOf(root, 'launches')).map(launchOf),
    alternatives: itemsOf(childOf(root, 'alternatives')).map((group) => settingsOf(group).map(asSelector)),
    severities: [
      ...severitiesOf(childOf(root, 'rules'), []),
      ...itemsOf(childOf(root, 'overrides')).flatMap((override) =>
        severitiesOf(childOf(override, 'rules'), textsOf(childOf(override, 'paths'))),
      ),
    ],
    ignores: itemsOf(childOf(root, 'ignore')).map(ignoreOf),
    targets: settings('targets').map(({ text }) => text as Target),
    environment: environmentOf(childOf(root, 'env')),
    include: textsOf(childOf(root, 'include')),
    exclude: textsOf(childOf(root, 'exclude')),
    baseline: settings('baseline')[0]?.text ?? '',
  };
}

function severitiesOf(node: YamlNode | undefined, paths: readonly string[]): readonly SeveritySetting[] {
  if (node?.kind !== 'mapping') return [];
  return [...node.entries].flatMap(([rule, { value }]) =>
    value.kind === 'scalar' ? [{ rule, severity: value.text as SeverityChoice, paths }] : [],
  );
}

function environmentOf(node: YamlNode | undefined): Readonly<Record<string, string>> {
  const environment: Record<string, string> = Object.create(null);
  if (node?.kind !== 'mapping') return environment;
  for (const [name, { value }] of node.entries) if (value.kind === 'scalar') environment[name] = value.text;
  return environment;
}

function ignoreOf(node: YamlNode): IgnoreEntry {
  const text = (key: string) => settingsOf(childOf(node, key))[0]?.text;
  const [rule, port, path, owner] = [text('rule'), text('port'), text('path'), text('owner')];
  return {
    ...(rule === undefined ? {} : { rule }),
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(path === undefined ? {} : { path }),
    ...(owner === undefined ? {} : { owner }),
    location: locationOf(node),
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
export function settingsOf(node: YamlNode | undefined): readonly Setting[] {
  if (node?.kind === 'scalar') return [{ text: node.text, location: locationOf(node) }];
  return itemsOf(node).flatMap(settingsOf);
}

function textsOf(node: YamlNode | undefined): readonly string[] {
  return settingsOf(node).map(({ text }) => text);
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
export function tidyPath(path: string): string {
  return path === '' ? '' : posix.normalize(path).replace(/\/$/, '').replace(/^\.$/, '');
}
