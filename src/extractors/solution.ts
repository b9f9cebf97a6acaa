import { type DotnetProjects, dotnetProjectsOf, profileUnit } from '../commands/dotnet-projects.ts';
import { directoryOf, joinPath, resolvePath } from '../commands/paths.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import { attributeValues } from '../parsing/xml-attributes.ts';
import { type Extractor, nothing } from './extractor.ts';
import { wholeFile } from './whole-file.ts';

/**
 * A .NET solution: its projects are developed together, and some of them perhaps run together. Where something tells what
 * is started together (an Aspire app host, a multi-project launch profile, Compose, Tye), the solution tells nothing.
 */
export const solution: Extractor = {
  id: 'solution',
  name: '.NET solution',
  files: ['*.sln', '*.slnx'],
  reads: 'the projects that it holds',
  matches: (path) => /\.slnx?$/i.test(path),
  extract(file, { repository }) {
    const directory = directoryOf(file.path);
    const paths = projectPaths(file).flatMap((path) => resolvePath(directory, path) ?? []);
    const projects = dotnetProjectsOf(repository);
    if (isOrchestrated(file, paths, projects, repository)) return nothing;
    const programs = paths.filter((path) => isProgram(path, directory) && !isServedByOther(path, paths, projects));
    const units = programs.flatMap((path) => {
      const profile = projects.defaultProfileOf(directoryOf(path));
      return profile ? [profileUnit(directoryOf(path), profile)] : [];
    });
    if (units.length < 2) return nothing;
    return {
      declarations: [
        {
          kind: 'unit',
          id: `solution:${file.path}`,
          unitKind: 'process',
          title: `all projects of ${file.path}`,
          files: [file.path],
          directory,
          default: false,
          certainty: 'possible',
          reason: `they are projects of ${file.path}`,
          activity: { kind: 'parallel', steps: [...new Set(units)].map((unit) => ({ kind: 'unit', unit })) },
          location: wholeFile(file),
        },
      ],
      problems: [],
    };
  },
};

/** `Project("{…}") = "Api", "src\Api\Api.csproj", "{…}"`; `<Project Path="src/Api/Api.csproj" />` */
function projectPaths({ path, text }: SourceFile): readonly string[] {
  if (/x$/i.test(path)) return attributeValues(text, 'Project', 'Path');
  return [...text.matchAll(/^Project\("[^"\n]*"\)\s*=\s*"[^"\n]*",\s*"(?<path>[^"\n]+\.\w+)"/gm)].flatMap(
    ({ groups }) => groups?.['path'] ?? [],
  );
}

function isOrchestrated(
  { path }: SourceFile,
  paths: readonly string[],
  projects: DotnetProjects,
  repository: Repository,
): boolean {
  const beside = [path.replace(/\.slnx?$/i, '.slnLaunch'), joinPath(directoryOf(path), 'tye.yaml')];
  return (
    beside.some((name) => repository.read(name).kind === 'file') ||
    paths.some((project) => /\.dcproj$/i.test(project) || projects.isAppHost(project))
  );
}

/** Samples, tests and templates are run one at a time. */
function isProgram(path: string, directory: string): boolean {
  const inside = directory === '' ? path : path.slice(directory.length + 1);
  return !/(?:^|[/.])(?:samples?|examples?|demos?|tests?|test-?assets|benchmarks?|templates?|playground)(?:[/.]|$)/i.test(
    inside,
  );
}

/** The client of a hosted Blazor application has the launch settings of the server, which serves it. */
function isServedByOther(path: string, paths: readonly string[], projects: DotnetProjects): boolean {
  return (
    projects.sdkOf(path) === 'Microsoft.NET.Sdk.BlazorWebAssembly' &&
    paths.some((other) => other !== path && projects.referencesOf(other).includes(path))
  );
}
