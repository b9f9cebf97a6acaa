import { type Binding, boundTo, everywhere, loopbackIPv4, loopbackIPv6 } from '../model/address.ts';
import type { Confidence, Mechanism } from '../model/declaration.ts';
import type { Location } from '../model/location.ts';
import { fixedPort, isPort } from '../model/port.ts';
import type { Problem } from '../model/problem.ts';
import type { SourceFile } from '../model/repository.ts';
import { type JsonMember, type JsonValue, member, membersOf, parseJson, textOf } from '../parsing/json.ts';
import { type EmbeddedText, stretchOf } from '../parsing/traced-text.ts';
import { type Endpoints, joinEndpoints, noEndpoints, portEndpoints, urlEndpoints } from './kestrel-urls.ts';

/** What starts the project: Kestrel or a tool on the machine, IIS Express, or a container. */
export type LaunchServer = 'program' | 'iis-express' | 'container';

/** Ports of one profile that have one source: the profile's URLs, a variable, its arguments. */
export interface ProfilePorts extends Endpoints {
  readonly mechanism: Mechanism;
  /** Bound inside the container that the profile starts. */
  readonly inContainer: boolean;
  readonly confidence: Confidence;
}

/** One entry of `profiles` in launchSettings.json. Only one of a project's profiles runs at a time. */
export interface LaunchProfile {
  readonly name: string;
  readonly server: LaunchServer;
  /** Whether `dotnet run` can start it. */
  readonly isRunnable: boolean;
  readonly ports: readonly ProfilePorts[];
  /** Its name in the file. */
  readonly location: Location;
}

export interface LaunchSettings {
  readonly profiles: readonly LaunchProfile[];
  readonly problems: readonly Problem[];
}

/** Reads a launchSettings.json. Source: learn.microsoft.com/aspnet/core/fundamentals/environments#lsj */
export function readLaunchSettings(file: SourceFile): LaunchSettings {
  const { root, problems } = parseJson(file, { comments: true });
  const iisExpress = member(root, 'iisSettings', 'iisExpress');
  const profiles = [...membersOf(member(root, 'profiles'))].map(([name, entry]) =>
    readProfile(name, entry, iisExpress),
  );
  return { profiles, problems };
}

/**
 * What a bare `dotnet run` starts: the first profile of a kind that it can start.
 * Source: dotnet/sdk src/Microsoft.DotNet.ProjectTools/LaunchSettings/LaunchSettings.cs
 */
export function defaultProfile(profiles: readonly LaunchProfile[]): LaunchProfile | undefined {
  return profiles.find(({ isRunnable }) => isRunnable);
}

function readProfile(name: string, { key, value }: JsonMember, iisExpress: JsonValue | undefined): LaunchProfile {
  const command = textOf(member(value, 'commandName'))?.text.toLowerCase() ?? '';
  const location = key.locate(0, key.text.length);
  const isRunnable = command === 'project' || command === 'executable';
  const common = { name, location, isRunnable };
  switch (command) {
    case 'iisexpress':
      return { ...common, server: 'iis-express', ports: [iisExpressPorts(iisExpress)] };
    case 'docker':
    case 'sdkcontainer':
      return { ...common, server: 'container', ports: containerPorts(value) };
    // Ports of full IIS and of Compose stand in other files.
    case 'iis':
    case 'dockercompose':
      return { ...common, server: 'program', ports: [] };
    default:
      return {
        ...common,
        server: 'program',
        ports: [
          programPorts(value, {
            value: member(value, 'applicationUrl'),
            // Another program than the project itself need not read ASPNETCORE_URLS.
            confidence: command === 'project' ? 'high' : 'medium',
          }),
        ],
      };
  }
}

// ---- Kestrel -----------------------------------------------------------------------------------------------------------

/**
 * Where a Kestrel program listens, the strongest source only: `--urls`, ASPNETCORE_URLS (which `dotnet run` fills from
 * `applicationUrl` before it adds the profile's own variables), DOTNET_URLS, and ports without address.
 * Source: dotnet/sdk src/Cli/dotnet/Commands/Run/RunCommand.cs, ApplyLaunchSettingsProfileToCommand;
 * learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/endpoints
 */
function programPorts(profile: JsonValue, urls: ProgramUrls): ProfilePorts {
  const variables = member(profile, 'environmentVariables');
  const args = textOf(member(profile, 'commandLineArgs'));
  const byPorts = portVariables(variables);
  const sources: readonly (readonly [Endpoints | undefined, Mechanism, Confidence])[] = [
    [args && urlsFlag(args), 'command-flag', 'high'],
    [listed(member(variables, 'ASPNETCORE_URLS')), 'environment', 'high'],
    [listed(urls.value), 'config-file', urls.confidence],
    [listed(member(variables, 'DOTNET_URLS')), 'environment', 'high'],
    [byPorts.endpoints.length + byPorts.refused.length > 0 ? byPorts : undefined, 'environment', 'high'],
    [args && portFlag(args), 'command-flag', 'medium'],
  ];
  const [found = noEndpoints, mechanism, confidence] = sources.find(([endpoints]) => endpoints) ?? [
    noEndpoints,
    'config-file',
    'high',
  ];
  return { ...found, mechanism, inContainer: false, confidence };
}

/** The profile's `applicationUrl`, and how sure it is that the program reads it. */
interface ProgramUrls {
  readonly value: JsonValue | undefined;
  readonly confidence: Confidence;
}

function listed(value: JsonValue | undefined): Endpoints | undefined {
  const text = textOf(value);
  return text && text.text.trim() !== '' ? urlEndpoints(text) : undefined;
}

const portVariableNames = ['HTTP_PORTS', 'HTTPS_PORTS'].flatMap((name) => [`ASPNETCORE_${name}`, `DOTNET_${name}`]);

/** The ASPNETCORE_ variable beats the DOTNET_ one of the same name. */
function portVariables(variables: JsonValue | undefined): Endpoints {
  const set = new Map<string, Endpoints>();
  for (const name of portVariableNames) {
    const text = textOf(member(variables, name));
    const suffix = name.slice(name.indexOf('_'));
    if (text && !set.has(suffix)) set.set(suffix, portEndpoints(text));
  }
  return joinEndpoints([...set.values()]);
}

function urlsFlag(args: EmbeddedText): Endpoints | undefined {
  const value = flagValue(args, /(?:^|\s)--urls(?:=|\s+)/i);
  return value && urlEndpoints(value);
}

/** `host start --port 7072`: the tools of Azure Functions, which listen on every address. */
function portFlag(args: EmbeddedText): Endpoints | undefined {
  const value = flagValue(args, /(?:^|\s)(?:--port(?:=|\s+)|-p\s+)(?=\d)/);
  return value && portEndpoints(value);
}

function flagValue(args: EmbeddedText, flag: RegExp): EmbeddedText | undefined {
  const found = flag.exec(args.text);
  if (!found) return undefined;
  const start = found.index + found[0].length;
  const value = /^(?:"(?<quoted>[^"]*)"|(?<plain>\S+))/.exec(args.text.slice(start))?.groups;
  const text = value?.['quoted'] ?? value?.['plain'];
  if (text === undefined) return undefined;
  const from = value?.['quoted'] === undefined ? start : start + 1;
  return stretchOf(args, from, from + text.length);
}

// ---- IIS Express and containers ------------------------------------------------------------------------------------------

/** `applicationUrl` and the port of its TLS twin; templates repeat the one in the other. */
function iisExpressPorts(settings: JsonValue | undefined): ProfilePorts {
  const urls = textOf(member(settings, 'applicationUrl'));
  const byUrl = urls ? urlEndpoints(urls) : noEndpoints;
  const ofTls = numberEndpoints(member(settings, 'sslPort'), boundTo(loopbackIPv4, loopbackIPv6));
  const own = ofTls.endpoints.filter(
    ({ port }) => !byUrl.endpoints.some((endpoint) => JSON.stringify(endpoint.port) === JSON.stringify(port)),
  );
  return {
    endpoints: [...byUrl.endpoints, ...own],
    refused: byUrl.refused,
    mechanism: 'config-file',
    inContainer: false,
    confidence: 'high',
  };
}

/** Ports that the container tools publish, and what the program inside binds. Source: learn.microsoft.com/visualstudio/containers/container-launch-settings */
function containerPorts(profile: JsonValue): readonly ProfilePorts[] {
  const published = joinEndpoints(
    ['httpPort', 'sslPort'].map((name) => numberEndpoints(member(profile, name), everywhere)),
  );
  // Only variables and arguments reach the container.
  const inside = programPorts(profile, { value: undefined, confidence: 'high' });
  return [
    { ...published, mechanism: 'published-port', inContainer: false, confidence: 'high' },
    { ...inside, inContainer: true },
  ];
}

function numberEndpoints(value: JsonValue | undefined, binding: Binding): Endpoints {
  if (value?.kind !== 'number' || !isPort(value.value) || value.value === 0) return noEndpoints;
  const { location } = value;
  return { endpoints: [{ port: fixedPort(value.value), binding, location, setAt: location }], refused: [] };
}
