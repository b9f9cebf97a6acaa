import { type DotnetProjects, dotnetProjectsOf, profileUnit, projectOfSettings } from '../commands/dotnet-projects.ts';
import {
  defaultProfile,
  type LaunchProfile,
  type ProfilePorts,
  readLaunchSettings,
} from '../commands/launch-profiles.ts';
import {
  alwaysUp,
  type Declaration,
  type LaunchUnitDeclaration,
  type ListenerDeclaration,
  type Owner,
} from '../model/declaration.ts';
import type { SourceFile } from '../model/repository.ts';
import { type Extractor, nothing } from './extractor.ts';

/** launchSettings.json of a .NET project. Only one of its profiles runs at a time, so each is a launch unit of its own. */
export const launchSettings: Extractor = {
  id: 'launch-settings',
  name: '.NET launch profiles',
  files: ['launchSettings.json'],
  reads: 'profiles, `applicationUrl`, IIS Express, containers',
  matches: (path) => projectOfSettings(path) !== undefined,
  extract(file, { repository }) {
    const directory = projectOfSettings(file.path);
    // A template of `dotnet new` is no settings file before it is instantiated.
    if (directory === undefined || /^[ \t]*\/\/#if\b/m.test(file.text)) return nothing;
    const projects = dotnetProjectsOf(repository);
    if (projects.isLibrary(directory)) return nothing;
    const { profiles, problems } = readLaunchSettings(file);
    const isDefault = (profile: LaunchProfile) => profile === defaultProfile(profiles);
    return {
      declarations: profiles.flatMap((profile) =>
        fromProfile(profile, unitOf(profile, directory, file, isDefault(profile)), directory, projects),
      ),
      problems,
    };
  },
};

function unitOf(
  profile: LaunchProfile,
  directory: string,
  file: SourceFile,
  isDefault: boolean,
): LaunchUnitDeclaration {
  return {
    kind: 'unit',
    id: profileUnit(directory, profile),
    unitKind: 'process',
    title: titleOf(profile, directory, isDefault),
    files: [file.path],
    directory,
    default: isDefault,
    location: profile.location,
  };
}

/** As a person starts it; profiles for IIS Express and containers are started by Visual Studio only. */
function titleOf({ name, isRunnable }: LaunchProfile, directory: string, isDefault: boolean): string {
  if (!isRunnable) return `launch profile ${name} of ${directory || '.'}`;
  const project = directory === '' ? '' : ` --project ${directory}`;
  return `dotnet run${project}${isDefault ? '' : ` --launch-profile ${/\s/.test(name) ? `"${name}"` : name}`}`;
}

function fromProfile(
  profile: LaunchProfile,
  unit: LaunchUnitDeclaration,
  directory: string,
  projects: DotnetProjects,
): Declaration[] {
  const owner: Owner = {
    kind: profile.server === 'container' ? 'container' : 'process',
    name: projects.nameOf(directory),
  };
  const declarations = profile.ports.flatMap((ports) => [
    ...listeners(ports, profile, unit, owner, projects),
    ...ports.refused.map((refused) => ({ kind: 'invalid-port', unit: unit.id, owner, ...refused }) as const),
  ]);
  return declarations.length > 0 ? [unit, ...declarations] : [];
}

function listeners(
  { endpoints, mechanism, inContainer, confidence }: ProfilePorts,
  { server }: LaunchProfile,
  unit: LaunchUnitDeclaration,
  owner: Owner,
  projects: DotnetProjects,
): ListenerDeclaration[] {
  const words = server === 'iis-express' ? ['iis', 'iisexpress'] : ['kestrel'];
  return endpoints.map((endpoint) => ({
    kind: 'listener',
    unit: unit.id,
    namespace: inContainer ? `container:${unit.id}` : 'host',
    owner,
    protocol: 'tcp',
    ...endpoint,
    mechanism,
    ...alwaysUp,
    onConflict: 'fail',
    confidence: server === 'program' && projects.mayListenElsewhere(unit.directory) ? 'low' : confidence,
    identity: [...new Set(['dotnet', 'aspnet', ...words, owner.name.toLowerCase()])],
  }));
}
