import { interpret } from '../commands/interpret.ts';
import { joinPath } from '../commands/paths.ts';
import type { Location } from '../model/location.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import { literally } from '../parsing/literally.ts';
import { TracedText, wholeText } from '../parsing/traced-text.ts';
import { projectServers as known } from '../signatures/project-servers/index.ts';
import type { ProjectServer } from '../signatures/project-servers/project-server.ts';
import { commandUnit, joinExtractions } from './command-units.ts';
import { type Extraction, type Extractor, nothing } from './extractor.ts';
import { wholeFile } from './whole-file.ts';

/** Build files and entry points of frameworks that start the server themselves: no code of the project calls it. */
export const projectServers: Extractor = {
  id: 'project-servers',
  name: 'Projects that a framework starts',
  files: ['manage.py', 'bin/rails', 'artisan', 'pom.xml', 'build.gradle', 'build.sbt', 'config.ru', 'pubspec.yaml'],
  reads: `what the framework's own command starts: ${[...new Set(known.map(({ name }) => name))].join(', ')}`,
  omits: 'settings that only a plugin of the build tool knows',
  matches: (path) => known.some((server) => server.path.test(path)),
  extract: (file, { repository }) =>
    joinExtractions(known.map((server) => (server.path.test(file.path) ? extract(file, server, repository) : nothing))),
};

function extract(file: SourceFile, server: ProjectServer, repository: Repository): Extraction {
  const text = withoutXmlComments(file.text);
  if (!server.contains.every((form) => form.test(text)) || server.without?.test(text)) return nothing;
  const match = server.path.exec(file.path);
  const directory = file.path.slice(0, match?.index).replace(/\/$/, '');
  if (!fits(server, directory, repository)) return nothing;
  const command = server.command.replace('{file}', match?.[0] ?? '');
  const values = portsSet(server, file, directory, repository);
  if (!values) return nothing;
  const unit = {
    id: `process:${file.path}#${command}`,
    unitKind: 'process',
    title: command,
    files: [file.path],
    directory,
    default: false,
    location: wholeFile(file),
  } as const;
  const interpretation = interpret(TracedText.join(placed(command, wholeFile(file)), ...values), {
    repository,
    unit: unit.id,
    namespace: 'host',
    owner: { kind: 'process', name: file.path },
    identity: [server.id],
    directory,
  });
  return commandUnit(unit, interpretation);
}

function fits({ needs, unlessBeside = [] }: ProjectServer, directory: string, repository: Repository): boolean {
  if (unlessBeside.some((path) => repository.read(joinPath(directory, path)).kind === 'file')) return false;
  if (!needs) return true;
  const result = repository.read(joinPath(directory, needs.file));
  return result.kind === 'file' && needs.mention.test(result.file.text);
}

/** What the project's files say of ports, as arguments of the command; undefined where they say what can't be read. */
function portsSet(
  { ports = [] }: ProjectServer,
  file: SourceFile,
  directory: string,
  repository: Repository,
): readonly TracedText[] | undefined {
  const found = ports.flatMap((port) => {
    const result = port.file === undefined ? undefined : repository.read(joinPath(directory, port.file));
    const of = result ? (result.kind === 'file' ? result.file : undefined) : file;
    const [start, end] = of ? (port.pattern.exec(withoutXmlComments(of.text))?.indices?.groups?.['port'] ?? []) : [];
    if (!of || start === undefined || end === undefined) return [];
    const value = resolved(of, start, end);
    return [value && TracedText.join(placed(` ${port.flag}`, wholeFile(file)), value)];
  });
  return found.some((value) => value === undefined) ? undefined : found.flatMap((value) => value ?? []);
}

/** A command stands nowhere in the file: all of it is at its first line. */
function placed(text: string, location: Location): TracedText {
  return TracedText.of({ text, locate: () => location });
}

/** A number, or the property of the same file that is named: `${jetty.port}` is `<jetty.port>8080</jetty.port>`. */
function resolved(file: SourceFile, start: number, end: number): TracedText | undefined {
  const whole = TracedText.of(wholeText(file));
  const value = whole.slice(start, end);
  if (/^\d+$/.test(value.text)) return value;
  const name = /^\$\{(?<name>[\w.-]+)\}$/.exec(value.text)?.groups?.['name'];
  if (name === undefined) return undefined;
  const element = `<${literally(name)}>\\s*|\\bname\\s*=\\s*["']${literally(name)}["']\\s+(?:defaultValue|value)\\s*=\\s*["']`;
  const property = new RegExp(`(?:${element})(?<value>\\d+)`, 'd').exec(withoutXmlComments(file.text));
  const [from, to] = property?.indices?.groups?.['value'] ?? [];
  return from === undefined || to === undefined ? undefined : whole.slice(from, to);
}

/** The same text with blanks where a comment stood, so that offsets stay. */
function withoutXmlComments(text: string): string {
  return text.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => ' '.repeat(comment.length));
}
