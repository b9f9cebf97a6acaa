import { dotnetProjectsOf, profileUnit } from '../commands/dotnet-projects.ts';
import { directoryOf, resolvePath } from '../commands/paths.ts';
import type { LaunchUnitDeclaration } from '../model/declaration.ts';
import { itemsOf, type JsonValue, member, parseJson, textOf } from '../parsing/json.ts';
import type { Extractor } from './extractor.ts';

/**
 * Multi-project launch profiles of Visual Studio, which start several projects of a solution at once:
 * `[{ "Name": "All", "Projects": [{ "Path": "Api\\Api.csproj", "Action": "Start", "DebugTarget": "https" }] }]`.
 * Source: learn.microsoft.com/visualstudio/ide/how-to-set-multiple-startup-projects
 */
export const solutionLaunch: Extractor = {
  id: 'solution-launch',
  name: '.NET solution launch',
  files: ['*.slnLaunch'],
  reads: 'the projects that start together',
  matches: (path) => /\.slnLaunch(?:\.user)?$/i.test(path),
  extract(file, { repository }) {
    const { root, problems } = parseJson(file, { comments: true });
    const projects = dotnetProjectsOf(repository);
    const directory = directoryOf(file.path);
    const unitOf = (entry: JsonValue): readonly string[] => {
      const action = textOf(member(entry, 'Action'))?.text ?? '';
      const path = textOf(member(entry, 'Path') ?? member(entry, 'Name'))?.text;
      const project = path === undefined ? undefined : resolvePath(directory, path);
      if (!action.startsWith('Start') || project === undefined) return [];
      const home = directoryOf(project);
      const target = textOf(member(entry, 'DebugTarget'))?.text;
      const profile = projects.profilesOf(home).find(({ name }) => name === target) ?? projects.defaultProfileOf(home);
      return profile ? [profileUnit(home, profile)] : [];
    };
    const declarations = itemsOf(root).map((entry): LaunchUnitDeclaration => {
      const name = textOf(member(entry, 'Name'))?.text ?? 'unnamed';
      const units = itemsOf(member(entry, 'Projects')).flatMap(unitOf);
      return {
        kind: 'unit',
        id: `launch:${file.path}#${name}`,
        unitKind: 'process',
        title: `launch profile ${name} of ${file.path}`,
        files: [file.path],
        directory,
        default: false,
        certainty: 'likely',
        reason: `the launch profile "${name}" of ${file.path} starts them together`,
        activity: { kind: 'parallel', steps: [...new Set(units)].map((unit) => ({ kind: 'unit', unit })) },
        location: entry.location,
      };
    });
    return { declarations, problems };
  },
};
