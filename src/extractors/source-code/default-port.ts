import type { Repository } from '../../model/repository.ts';
import { isWithin } from '../../model/repository-path.ts';
import { languageOfPath } from '../../parsing/source-code.ts';
import type { ListenSignature, ServerEvidence } from '../../signatures/listen-calls/signature.ts';
import { isTest } from '../scope.ts';
import { adapters } from './adapters.ts';
import type { CallValues } from './call-values.ts';
import { directoryOf, joinPath } from './paths.ts';
import type { Program } from './program.ts';
import type { Programs } from './programs.ts';
import { filesAbove, isMentioned, settingsModule } from './settings-files.ts';
import { textOf } from './values.ts';

/** A file that is at hand, or that may be missing. */
const ownFile = /^(?:optional:)?(?:(?:classpath|file):|(?![\w+-]+:))/;

/** The port of a call that is given none. */
export function defaultPortOf({ when, defaultPort }: ListenSignature, values: CallValues): number | undefined {
  if (!when?.defaults) return defaultPort;
  const names = values.names(when.at);
  if (names.length > 0) return names.map((name) => when.defaults?.[name]).find((port) => port !== undefined);
  return values.given(when.at).kind === 'nothing' ? defaultPort : undefined;
}

/** Whether a call that is given no port listens on the signature's default, as far as the repository tells. */
export function isDefaultTrue(
  signature: ListenSignature,
  program: Program,
  values: CallValues,
  programs: Programs,
): boolean {
  if (signature.defaultOfOwn && values.isOwnerGiven()) return false;
  if (isImported(signature, values) || isSetByPackage(signature, program, programs)) return false;
  const { defaultNeeds } = signature;
  if (!defaultNeeds || defaultNeeds.mention.test(program.text)) return true;
  return isMentionedAbove(defaultNeeds, program, programs) || isInSources(defaultNeeds, program, programs);
}

/** Whether a further server is there: the build file has its library, and the sources what it serves. */
export function isFurtherServer(evidence: ServerEvidence, program: Program, programs: Programs): boolean {
  return isMentionedAbove(evidence, program, programs) && isInSources(evidence, program, programs);
}

/** Whether a settings file of the framework, which isn't read or isn't in the repository, may tell another port. */
export function isDefaultOpen(signature: ListenSignature, program: Program, programs: Programs): boolean {
  const { settingsFiles = [], ignoredSettings } = signature;
  return (
    filesAbove(program.path, settingsFiles, programs.repository).length > 0 ||
    (ignoredSettings !== undefined && areSettingsIgnored(ignoredSettings, program, programs))
  );
}

/** Whether the program has no settings files, and a `.gitignore` above it tells why. */
function areSettingsIgnored(mention: RegExp, program: Program, programs: Programs): boolean {
  const settings = programs.filesOf(settingsModule, program);
  if (settings.kind === 'local' && settings.files.length > 0) return false;
  for (let directory = directoryOf(program.path); ; directory = directoryOf(directory)) {
    const ignored = directory === '' ? '.gitignore' : `${directory}/.gitignore`;
    if (ignores(ignored, directory, mention, program, programs)) return true;
    if (directory === '') return false;
  }
}

/** Whether a line of the file leaves settings out that may be the program's: `/api/src/main/resources/application.yml` is another's. */
function ignores(
  file: string,
  directory: string,
  mention: RegExp,
  { path }: Program,
  { repository }: Programs,
): boolean {
  const result = repository.read(file);
  if (result.kind !== 'file') return false;
  return [...result.file.text.matchAll(mention)].some(({ groups }) => {
    const project = (groups?.['folder'] ?? '').replace(/(?<![^/])(?:src\/.*|config\/)$/, '');
    return project.includes('*') || isWithin(joinPath(directory, project) ?? '', path);
  });
}

/** Whether the settings come from elsewhere too, e.g. from a configuration server. */
function isImported({ settings }: ListenSignature, values: CallValues): boolean {
  return (settings?.imports ?? []).some((key) => {
    const value = values.setting(key);
    // Every other key names a server.
    return value !== undefined && !(key === 'spring.config.import' && ownFile.test(textOf(value)));
  });
}

/** Whether a file beside it, of the same package or of a module that it imports tells the port, to be found there. */
function isSetByPackage(signature: ListenSignature, program: Program, programs: Programs): boolean {
  const { setElsewhere, defaultUnlessBeside } = signature;
  const { path, language, text } = program;
  const { repository } = programs;
  if (defaultUnlessBeside && isMentionedAbove(defaultUnlessBeside, program, programs)) return true;
  if (!setElsewhere) return false;
  const { packages, imports } = adapters[language];
  const imported = imports(text).flatMap((module) => {
    const target = programs.filesOf(module, program);
    return target.kind === 'local' ? target.files : [];
  });
  const others = [...(packages?.(directoryOf(path), repository) ?? []), ...imported];
  return [path, ...others].some((file) => isMentioned(setElsewhere, file, repository));
}

/** Whether code of the module that the nearest build file builds mentions it. */
function isInSources(
  { files, sources }: ServerEvidence,
  { path, language }: Program,
  { repository }: Programs,
): boolean {
  const [build] = sources ? filesAbove(path, files, repository) : [];
  if (!sources || build === undefined) return false;
  const { facts } = adapters[language];
  return repository.files.some((file) => {
    if (!isWithin(directoryOf(build), file) || isTest(file)) return false;
    const other = languageOfPath(file);
    return (
      other !== undefined && adapters[other].facts.runtime === facts.runtime && isMentioned(sources, file, repository)
    );
  });
}

function isMentionedAbove(
  { files, mention }: Pick<ServerEvidence, 'files' | 'mention'>,
  { path }: Program,
  { repository }: Programs,
): boolean {
  const nearest = filesAbove(path, files, repository);
  return nearest.some((file) => isMentioned(mention, file, repository) || isInherited(mention, file, repository));
}

/** Whether a build file above gives it to this one: a parent of Maven's, or Gradle's `subprojects { … }`. */
function isInherited(mention: RegExp, file: string, repository: Repository): boolean {
  if (file.endsWith('.xml') && !isMentioned(/<parent>/, file, repository)) return false;
  const directory = directoryOf(file);
  if (directory === '') return false;
  return filesAbove(directory, inheritable, repository).some((above) => {
    const result = repository.read(above);
    const given = result.kind === 'file' ? result.file.text.replace(onlyManaged, '') : '';
    return (
      mention.test(given.slice(above.endsWith('.xml') ? 0 : toAll(given))) || isInherited(mention, above, repository)
    );
  });
}

const inheritable = ['pom.xml', 'build.gradle', 'build.gradle.kts'];
/** Versions for whoever has the dependency. */
const onlyManaged = /<(dependencyManagement|pluginManagement)>[\s\S]*?(?:<\/\1>|$)/g;

function toAll(script: string): number {
  const at = script.search(/\b(?:subprojects|allprojects)\s*\{/);
  return at < 0 ? script.length : at;
}
