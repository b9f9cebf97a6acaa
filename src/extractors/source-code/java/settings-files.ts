import type { Repository } from '../../../model/repository.ts';
import { baseName } from '../../../model/repository-path.ts';
import { directoryOf, joinPath } from '../paths.ts';
import { filesAbove, settingsIn } from '../settings-files.ts';

/** Where a build puts what frameworks read at start, as seen from the module's folder or the source's. */
const folders = [
  ...['src/main/resources', 'src/main/resources/config', 'src/main/resources/conf'],
  ...['resources', 'config', 'conf', ''],
];
const extensions = ['properties', 'yml', 'yaml'];
const usualNames = [
  ...['application.properties', 'application.yml', 'application.yaml', 'application.toml'],
  // Vert.x.
  'application.json',
  ...['bootstrap.properties', 'bootstrap.yml', 'bootstrap.yaml', 'application.conf', 'reference.conf'],
  // Helidon, Solon, Dropwizard.
  ...['META-INF/microprofile-config.properties', 'app.properties', 'app.yml', 'config.yml', 'config.yaml'],
];
/** More files that one leads to are not looked at. */
const mostFiles = 20;

/** A program may name its files: `load("server.properties")`, `@PropertySource("classpath:shop.properties")`. */
const namedFile = /"(?:classpath:|file:)?(?:\.?\/)?(?<name>[\w./-]{1,80}\.(?:properties|conf|ya?ml|toml))"/g;
const bundle = /\bResourceBundle\s*\.\s*getBundle\(\s*"(?<name>[\w./-]{1,80})"/g;
const hocon = /\bConfigFactory\s*\.\s*(?:load|parseResources)\w*\(\s*"(?<name>[\w./-]{1,80})"/g;
/** docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files */
const springName = /\bspring\.config\.name["']?\s*[=,:]\s*["']?(?<name>[\w-]{1,80})/;

/** The settings files that a program of the JVM reads, those that win first. */
export function jvmSettingsFiles(from: string, repository: Repository): readonly string[] {
  const names = namesFor(from, repository);
  const paths = folders.flatMap((folder) => names.map((name) => (folder ? `${folder}/${name}` : name)));
  const found: string[] = [];
  for (const path of filesAbove(from, paths, repository)) takeIn(path, found, repository);
  return [...servedFor(found, repository), ...found];
}

const asksServer = /\bconfigserver:|\bspring\.cloud\.config\.|^\s+cloud:\s*\n(?:\s*#.*\n)*\s+config:/m;

/**
 * What a configuration server has for the program where its files lie in the repository, too: `config-repo/orders.yml`.
 * Several of one name may be anybody's. docs.spring.io/spring-cloud-config/reference/server/environment-repository.html
 */
function servedFor(found: readonly string[], repository: Repository): readonly string[] {
  const files = found.flatMap((path) => {
    const result = repository.read(path);
    return result.kind === 'file' ? [result.file] : [];
  });
  if (!files.some(({ text }) => asksServer.test(text))) return [];
  const settings = files.flatMap(settingsIn);
  const valuesOf = (form: RegExp) => settings.flatMap(({ key, value }) => (form.test(key) ? plain(value) : []));
  const [name] = valuesOf(/^spring\.application\.name$/);
  if (name === undefined || !/^[\w.-]+$/.test(name)) return [];
  const profiles = valuesOf(/^spring\.(?:cloud\.config\.profile|profiles\.active)$/);
  return [...profiles.map((profile) => `${name}-${profile}`), name].flatMap((stem) => {
    const names = new Set(extensions.map((extension) => `${stem}.${extension}`));
    const paths = repository.files.filter((path) => names.has(baseName(path)) && !found.includes(path));
    return paths.length === 1 ? paths : [];
  });
}

function namesFor(from: string, repository: Repository): readonly string[] {
  const result = repository.read(from);
  const text = result.kind === 'file' ? result.file.text : '';
  const namesIn = (form: RegExp) => [...text.matchAll(form)].map(({ groups }) => groups?.['name'] ?? '');
  const base = springName.exec(text)?.groups?.['name'];
  return [
    ...namesIn(namedFile),
    ...namesIn(bundle).map((name) => `${name.replaceAll('.', '/')}.properties`),
    ...namesIn(hocon).map((name) => `${name.replace(/\.conf$/, '')}.conf`),
    ...(base === undefined ? usualNames : extensions.map((extension) => `${base}.${extension}`)),
  ];
}

/** A file with those that it takes in: what they say wins. */
function takeIn(path: string, found: string[], repository: Repository): void {
  const result = found.length < mostFiles && !found.includes(path) ? repository.read(path) : undefined;
  if (result?.kind !== 'file') return;
  const inner = path.endsWith('.conf') ? includedBy(path, result.file.text) : takenByProfile(path, repository);
  // HOCON's own includes stand where their keys are set again, mostly at the top.
  if (path.endsWith('.conf')) found.push(path);
  for (const other of inner) takeIn(other, found, repository);
  if (!found.includes(path)) found.push(path);
}

/** `include "grpc"` of HOCON takes in a file beside: github.com/lightbend/config/blob/main/HOCON.md#includes */
function includedBy(path: string, text: string): readonly string[] {
  const names = text.matchAll(/^\s*include\s+(?:classpath\()?"(?<name>[^"\n]+)"/gm);
  return [...names].flatMap(({ groups }) => {
    const name = joinPath(directoryOf(path), `${groups?.['name'] ?? ''}`.replace(/\.conf$/, ''));
    return name === undefined ? [] : [`${name}.conf`];
  });
}

/** The files of the profiles that a Spring file turns on, the last one first, and those that it imports. */
function takenByProfile(path: string, repository: Repository): readonly string[] {
  const result = repository.read(path);
  if (result.kind !== 'file' || !/\bspring\b/.test(result.file.text)) return [];
  const values = (form: RegExp) =>
    settingsIn(result.file).flatMap(({ key, value }) => (form.test(key) ? value.split(',') : []));
  const profiles = values(/^spring\.profiles\.(?:active|include)(?:\.\d+|\[\d+\])?$/);
  const imports = values(/^spring\.config\.import(?:\.\d+|\[\d+\])?$/);
  const stem = path.replace(/\.[^.]*$/, '');
  const beside = directoryOf(path);
  return [
    ...profiles.reverse().flatMap((profile) => extensions.map((extension) => `${stem}-${plain(profile)}.${extension}`)),
    ...imports.flatMap((text) => joinPath(beside, baseName(text.trim().replace(/^.*:/, ''))) ?? []),
  ];
}

/** `dev` of `${PROFILE:dev}`. */
function plain(value: string): string {
  return value.trim().replace(/^\$\{[^:}]*:([^}]*)\}$/, '$1');
}
