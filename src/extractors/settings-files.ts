import { defaultBinding } from '../commands/port-values.ts';
import type { ReferenceDeclaration } from '../model/declaration.ts';
import { isPort, onePort } from '../model/port.ts';
import type { SourceFile } from '../model/repository.ts';
import { expandPlaceholders } from '../parsing/placeholders.ts';
import { parseSettings, type Setting, type SettingsSyntax } from '../parsing/settings.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import type { SettingPort, SettingsFormat } from '../signatures/settings/format.ts';
import { type Extraction, type Extractor, nothing } from './extractor.ts';
import { type ConfiguredPort, referenceIn, serverDeclarations } from './server-files.ts';

/** The extractor of a format that is described as data (signatures/settings). */
export function settingsExtractor(format: SettingsFormat): Extractor {
  return {
    id: format.id,
    name: format.name,
    files: format.files,
    reads: format.reads,
    ...(format.omits === undefined ? {} : { omits: format.omits }),
    matches: (path) => format.path.test(path),
    extract: (file) => (format.contains.test(file.text) ? extract(file, format) : nothing),
  };
}

function extract(file: SourceFile, format: SettingsFormat): Extraction {
  const { documents, problems } = parseSettings(file, syntaxOf(file.path, format));
  // Documents are profiles of one server: the port that two of them give is one socket.
  const ports = documents.flatMap((settings) => format.ports.flatMap((port) => portsSet(port, settings, format)));
  const references = documents.flatMap((settings) =>
    (format.references ?? []).flatMap((each) => referencesSet(each, settings)),
  );
  const declarations = [...serverDeclarations(file, format, ports), ...references];
  // A syntax error matters where the file is surely of this format: where something of it could be read.
  return { declarations, problems: declarations.length > 0 ? problems : [] };
}

function referencesSet(
  setting: NonNullable<SettingsFormat['references']>[number],
  settings: readonly Setting[],
): readonly ReferenceDeclaration[] {
  if (typeof setting === 'string')
    return allMatching(setting, settings).flatMap(({ setting: { value } }) => referenceIn(value));
  return allMatching(setting.port, settings).flatMap(({ setting: { value }, parts }) => {
    const port = Number(value.text);
    const host = settings.findLast(({ path }) => same(filled(setting.host, parts), path))?.value.text;
    if (host === undefined || !isPort(port) || port === 0) return [];
    return [{ kind: 'reference', ports: onePort(port), protocol: 'tcp', host, location: value.location }];
  });
}

function syntaxOf(path: string, { syntax }: SettingsFormat): SettingsSyntax {
  if (typeof syntax === 'string') return syntax;
  const ending = Object.keys(syntax).find((each) => path.toLowerCase().endsWith(each)) ?? '';
  return syntax[ending] ?? 'yaml';
}

function portsSet(port: SettingPort, settings: readonly Setting[], format: SettingsFormat): readonly ConfiguredPort[] {
  const { key, otherwise, repeatable } = port;
  const found = repeatable ? allMatching(key, settings) : matching(key, settings);
  const others = otherwise === undefined ? [] : matching(otherwise, settings);
  const each = [...found, ...others.filter(({ parts }) => !found.some((one) => one.parts.join() === parts.join()))];
  return each.flatMap((match) => portsOf(match, port, settings, format));
}

function portsOf(
  { setting, parts }: Match,
  { host, role, list, enabled, off, fixed, binds, protocol, onConflict }: SettingPort,
  settings: readonly Setting[],
  { runtime }: SettingsFormat,
): readonly ConfiguredPort[] {
  const value = expandPlaceholders(setting.value);
  const valueAt = (key: string) => settings.findLast(({ path }) => same(filled(key, parts), path)) ?? [];
  const switches = [enabled ?? []].flat().flatMap(valueAt);
  if (off?.test(value.text) || switches.some(({ value: { text } }) => text === 'false')) return [];
  const [given] = [host ?? []].flat().flatMap(valueAt);
  const about = {
    ...(given ? { host: given.value.text.split(/[\s,]+/)[0] ?? '' } : {}),
    unset: defaultBinding(binds, runtime),
    ...(protocol ? { protocol } : {}),
    ...(onConflict ? { onConflict } : {}),
    ...(role === undefined ? {} : { role: filled(role, parts) }),
  };
  if (fixed === undefined) return (list ? listed(value) : [value]).map((one) => ({ ...about, ...withProtocol(one) }));
  return value.text === 'true' ? [{ ...about, value: TracedText.of(textAt(String(fixed), value.location)) }] : [];
}

interface Match {
  readonly setting: Setting;
  /** What the stars stand for. */
  readonly parts: readonly string[];
}

function allMatching(key: string, settings: readonly Setting[]): readonly Match[] {
  return settings.flatMap((setting) => {
    const parts = captured(key, setting.path);
    return parts ? [{ setting, parts }] : [];
  });
}

/** Of a key that is set twice the last one counts. */
function matching(key: string, settings: readonly Setting[]): readonly Match[] {
  return [...new Map(allMatching(key, settings).map((match) => [normal(match.setting.path), match])).values()];
}

/** What each `*` of the key stands for; undefined where the path is another one. */
function captured(key: string, path: string): readonly string[] | undefined {
  const wanted = key.split('.');
  const parts = path.split('.');
  const fits =
    wanted.length === parts.length && wanted.every((part, at) => part === '*' || same(part, parts[at] ?? ''));
  return fits ? parts.filter((_, at) => wanted[at] === '*') : undefined;
}

function filled(key: string, parts: readonly string[]): string {
  let at = 0;
  return key
    .split(/(\*)/)
    .map((piece) => (piece === '*' ? (parts[at++] ?? '*') : piece))
    .join('');
}

/** Formats differ in `bind_address`, `bind-address` and `bindAddress`; so do the people who write them. */
function same(a: string, b: string): boolean {
  return normal(a) === normal(b);
}

function normal(path: string): string {
  return path.replace(/[-_]/g, '').toLowerCase();
}

/** `:53/udp` */
function withProtocol(value: TracedText): Pick<ConfiguredPort, 'value' | 'protocol'> {
  const protocol = /\/(tcp|udp)$/i.exec(value.text)?.[1]?.toLowerCase();
  if (protocol !== 'tcp' && protocol !== 'udp') return { value };
  return { value: value.slice(0, value.text.length - protocol.length - 1), protocol };
}

function listed(value: TracedText): readonly TracedText[] {
  return [...value.text.matchAll(/[^;,\s]+/g)].map(({ index, 0: { length } }) => value.slice(index, index + length));
}
