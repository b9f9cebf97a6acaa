import { groupBy } from '../model/grouping.ts';
import { oncePer } from '../model/once.ts';
import type { Repository } from '../model/repository.ts';
import { member, parseJson } from '../parsing/json.ts';
import { attributeValues } from '../parsing/xml-attributes.ts';
import { defaultProfile, type LaunchProfile, readLaunchSettings } from './launch-profiles.ts';
import { baseName, directoryOf, joinPath, resolvePath } from './paths.ts';

const projectFile = /\.(?:cs|fs|vb)proj$/i;
const settingsFile = /(?:^|\/)launchSettings\.json$/i;

/** Projects that serve nothing by themselves, though templates give them URLs. */
const silentSdks: ReadonlySet<string> = new Set(['Microsoft.NET.Sdk.Worker', 'Microsoft.NET.Sdk.Razor']);

/** The application's own settings, which may name Kestrel endpoints. */
const settingsFiles = ['appsettings.json', 'appsettings.Development.json'];

/** Code that decides where Kestrel listens. */
const listenCalls =
  /\.\s*(?:UseUrls|Listen(?:AnyIP|Localhost|UnixSocket)?)\s*\(|\bUrls\s*\.\s*(?:Add|Clear)\b|\.Run\(\s*\$?"/;

/** The directory of the project that a launchSettings.json is about; undefined for other files. */
export function projectOfSettings(path: string): string | undefined {
  if (!settingsFile.test(path)) return undefined;
  // Visual Basic keeps the file in `My Project`.
  return directoryOf(path).replace(/(?:^|\/)(?:Properties|My Project)$/i, '');
}

/** The id of the launch unit that one profile of a project is. */
export function profileUnit(directory: string, profile: LaunchProfile): string {
  return `process:${directory || '.'}#${profile.name}`;
}

/** The .NET projects of a repository, read when they are asked for. */
export class DotnetProjects {
  readonly #repository: Repository;
  /** Project files by directory. */
  readonly #files: ReadonlyMap<string, readonly string[]>;
  /** launchSettings.json by the directory of its project. */
  readonly #settings = new Map<string, string>();
  readonly #profiles = new Map<string, readonly LaunchProfile[]>();
  readonly #texts = new Map<string, string>();

  constructor(repository: Repository) {
    this.#repository = repository;
    this.#files = groupBy(
      repository.files.filter((path) => projectFile.test(path)),
      directoryOf,
    );
    for (const path of repository.files) {
      const directory = projectOfSettings(path);
      if (directory !== undefined && !this.#settings.has(directory)) this.#settings.set(directory, path);
    }
  }

  /** The project file in a directory, if there is one. */
  fileIn(directory: string): string | undefined {
    return this.#files.get(directory)?.[0];
  }

  /** Project files whose name, as the name of a C# class, is this: `Catalog_API` is `Catalog.API.csproj`. */
  named(className: string): readonly string[] {
    return [...this.#files.values()].flat().filter((path) => stemOf(path).replace(/\W/g, '_') === className);
  }

  /** What people call the project of a directory: its project file's name, else the directory's. */
  nameOf(directory: string): string {
    const file = this.fileIn(directory);
    return file ? stemOf(file) : baseName(directory) || 'launchSettings.json';
  }

  profilesOf(directory: string): readonly LaunchProfile[] {
    const known = this.#profiles.get(directory);
    if (known) return known;
    const path = this.#settings.get(directory);
    const result = path === undefined ? undefined : this.#repository.read(path);
    const profiles = result?.kind === 'file' ? readLaunchSettings(result.file).profiles : [];
    this.#profiles.set(directory, profiles);
    return profiles;
  }

  defaultProfileOf(directory: string): LaunchProfile | undefined {
    return defaultProfile(this.profilesOf(directory));
  }

  /** The project files that a project refers to. */
  referencesOf(project: string): readonly string[] {
    return attributeValues(this.#textOf(project), 'ProjectReference', 'Include').flatMap(
      (path) => resolvePath(directoryOf(project), path) ?? [],
    );
  }

  /** `Microsoft.NET.Sdk.Web`; undefined where the project names none. */
  sdkOf(project: string): string | undefined {
    const text = this.#textOf(project);
    return attributeValues(text, 'Project', 'Sdk')[0] ?? attributeValues(text, 'Sdk', 'Name')[0];
  }

  /** Whether the project of a directory says that it is a library, which nothing starts. */
  isLibrary(directory: string): boolean {
    const file = this.fileIn(directory);
    return file !== undefined && /<OutputType>\s*Library\s*</i.test(this.#textOf(file));
  }

  /** Whether the project is an Aspire app host, which starts others. */
  isAppHost(project: string): boolean {
    return /Aspire\.AppHost\.Sdk|<IsAspireHost>\s*true/i.test(this.#textOf(project));
  }

  /**
   * Whether the program may not listen where its launch profile says: it serves nothing, or its settings or its own code
   * name endpoints, which replace all URLs.
   */
  mayListenElsewhere(directory: string): boolean {
    const file = this.fileIn(directory);
    const sdk = file === undefined ? undefined : this.sdkOf(file);
    if (sdk !== undefined && silentSdks.has(sdk)) return true;
    return (
      settingsFiles.some((name) => hasKestrelEndpoints(this.#textOf(joinPath(directory, name)))) ||
      listenCalls.test(this.#textOf(joinPath(directory, 'Program.cs')))
    );
  }

  #textOf(path: string): string {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const result = this.#repository.read(path);
    const text = result.kind === 'file' ? result.file.text : '';
    this.#texts.set(path, text);
    return text;
  }
}

export const dotnetProjectsOf = oncePer((repository: Repository) => new DotnetProjects(repository));

function hasKestrelEndpoints(text: string): boolean {
  return (
    /"Kestrel"/i.test(text) &&
    member(parseJson({ path: '', text }, { comments: true }).root, 'Kestrel', 'Endpoints') !== undefined
  );
}

function stemOf(path: string): string {
  return baseName(path).replace(projectFile, '');
}
