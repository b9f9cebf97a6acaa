import { type DotnetProjects, dotnetProjectsOf, profileUnit } from '../commands/dotnet-projects.ts';
import { directoryOf, resolvePath } from '../commands/paths.ts';
import { boundTo, loopbackIPv4, loopbackIPv6 } from '../model/address.ts';
import { alwaysUp, type LaunchUnitDeclaration } from '../model/declaration.ts';
import type { Activity } from '../model/launch.ts';
import { fixedPort, isPort } from '../model/port.ts';
import type { SourceFile } from '../model/repository.ts';
import { argumentOf, type CSharpCall, callAt, chainedCalls, literalOf } from '../parsing/csharp-calls.ts';
import { type CSharpToken, csharpTokens } from '../parsing/csharp-tokens.ts';
import { Positions } from '../parsing/positions.ts';
import { type Extractor, nothing } from './extractor.ts';
import { wholeFile } from './whole-file.ts';

/**
 * The program of an Aspire app host, which starts projects and containers together. Its orchestrator listens on the ports
 * of a project's launch profile itself, with a proxy on both loopback addresses, and gives the project any free port. Two
 * resources that name one port still collide: "could not start the proxy".
 * Source: microsoft/aspire src/Aspire.Hosting/ProjectResourceBuilderExtensions.cs, issue 2754
 */
export const appHost: Extractor = {
  id: 'aspire-app-host',
  name: '.NET Aspire',
  files: ['Program.cs of an app host'],
  reads: 'projects and containers with their endpoints',
  omits: 'endpoints that a variable decides',
  matches: (path) => path.endsWith('.cs'),
  extract(file, { repository }) {
    if (!/\bDistributedApplication\s*\.\s*CreateBuilder\b/.test(file.text)) return nothing;
    const projects = dotnetProjectsOf(repository);
    const host = hostOf(file, projects);
    const resources = readResources(file, host);
    const own = projects.defaultProfileOf(host.directory);
    const dashboard: readonly Activity[] = own ? [{ kind: 'unit', unit: profileUnit(host.directory, own) }] : [];
    const sure = resources.filter(({ isSure }) => isSure);
    const activityOf = (all: readonly Resource[]): Activity => ({
      kind: 'parallel',
      steps: [...dashboard, ...all.map(({ activity }) => activity)],
    });
    const units: LaunchUnitDeclaration[] = [{ ...host.unit, certainty: 'likely', activity: activityOf(sure) }];
    if (sure.length < resources.length) {
      units.push({
        ...host.unit,
        id: `${host.unit.id}#all`,
        certainty: 'possible',
        reason: `\`${host.unit.title}\` starts them, though some only under a condition or with settings of its own`,
        activity: activityOf(resources),
      });
    }
    return resources.length > 0 ? { declarations: units, problems: [] } : nothing;
  },
};

interface Host {
  readonly directory: string;
  readonly projects: DotnetProjects;
  /** Projects of which the host's project file speaks: the `Projects` namespace is made from them. */
  readonly references: readonly string[];
  /** Name of the launch profile that the host runs with: projects that have one of that name use theirs. */
  readonly profile: string | undefined;
  readonly unit: Omit<LaunchUnitDeclaration, 'activity' | 'certainty'>;
}

function hostOf(file: SourceFile, projects: DotnetProjects): Host {
  const directory = directoryOf(file.path);
  const project = projects.fileIn(directory);
  return {
    directory,
    projects,
    references: project === undefined ? [] : projects.referencesOf(project),
    profile: projects.defaultProfileOf(directory)?.name,
    unit: {
      kind: 'unit',
      id: `aspire:${directory || '.'}`,
      unitKind: 'process',
      title: `dotnet run --project ${directory || '.'}`,
      files: [file.path],
      directory,
      default: true,
      location: wholeFile(file),
    },
  };
}

interface Resource {
  readonly activity: Activity;
  /** Started in any case, and where we think. */
  readonly isSure: boolean;
}

/** Methods that add a resource to the application. */
const adds = /^Add[A-Z]/;

function readResources(file: SourceFile, host: Host): readonly Resource[] {
  const tokens = csharpTokens(file.text);
  const positions = new Positions(file);
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'word' || tokens[index - 1]?.text !== '.' || !adds.test(token.text)) return [];
    const call = callAt(tokens, index);
    if (!call) return [];
    const chain = chainedCalls(tokens, call.end, adds);
    const name = literalOf(call.arguments[0], 'string')?.text ?? token.text;
    return [
      ...(token.text === 'AddProject' ? project(call, chain, host) : []),
      ...[call, ...chain].flatMap((each) => explicitPort(each, name, host, positions)),
    ];
  });
}

/** `AddProject<Projects.Api>("api")`, `AddProject("api", "../Api/Api.csproj")` */
function project(call: CSharpCall, chain: readonly CSharpCall[], host: Host): readonly Resource[] {
  const isNamed = call.typeArguments !== '';
  const path = isNamed
    ? projectOfClass(call.typeArguments, host)
    : resolvePath(host.directory, literalOf(call.arguments[1], 'string')?.text ?? '');
  if (path === undefined) return [];
  const directory = directoryOf(path);
  const chosen = argumentOf(call, 'launchProfileName', isNamed ? 1 : 2);
  if (chosen?.tokens.some(({ text }) => text === 'null' || text === 'ExcludeLaunchProfile')) return [];
  const profiles = host.projects.profilesOf(directory);
  const named = (name: string | undefined) => profiles.find((each) => each.name === name && each.isRunnable);
  const literal = literalOf(chosen, 'string');
  const profile = literal ? named(literal.text) : (named(host.profile) ?? host.projects.defaultProfileOf(directory));
  const isAltered = chain.some(({ method }) => /^With(?:(?:Http|Https)?Endpoint|LaunchProfile)$/.test(method.text));
  if (!profile) return [];
  return [
    {
      activity: { kind: 'unit', unit: profileUnit(directory, profile) },
      isSure: !call.method.conditional && !isAltered && (chosen === undefined || literal !== undefined),
    },
  ];
}

/** `Projects.Catalog_API` is the project that the host refers to, else the only one of that name. */
function projectOfClass(typeArguments: string, { references, projects }: Host): string | undefined {
  const candidates = projects.named(typeArguments.slice(typeArguments.lastIndexOf('.') + 1));
  return candidates.find((path) => references.includes(path)) ?? (candidates.length === 1 ? candidates[0] : undefined);
}

/** `WithHttpEndpoint(port: 5010)`, `WithHostPort(6380)`, `AddRedis("cache", port: 6379)` */
function explicitPort(call: CSharpCall, resource: string, host: Host, positions: Positions): readonly Resource[] {
  const literal = portLiteral(call);
  const port = Number(literal?.text.replaceAll('_', ''));
  if (!literal || !isPort(port) || port === 0) return [];
  const location = positions.span(literal.start, literal.end);
  return [
    {
      activity: {
        kind: 'listen',
        listener: {
          kind: 'listener',
          unit: host.unit.id,
          namespace: 'host',
          owner: { kind: 'process', name: resource },
          port: fixedPort(port),
          protocol: 'tcp',
          binding: boundTo(loopbackIPv4, loopbackIPv6),
          mechanism: 'config-file',
          ...alwaysUp,
          onConflict: 'fail',
          confidence: 'high',
          identity: [resource.toLowerCase(), call.method.text.replace(/^Add/, '').toLowerCase()],
          location,
          setAt: location,
        },
      },
      isSure: !call.method.conditional,
    },
  ];
}

function portLiteral(call: CSharpCall): CSharpToken | undefined {
  const { text } = call.method;
  if (/^With(?:Http|Https)?Endpoint$|^WithHostPort$/.test(text))
    return literalOf(argumentOf(call, 'port', 0), 'number');
  return adds.test(text) ? literalOf(argumentOf(call, 'port'), 'number') : undefined;
}
