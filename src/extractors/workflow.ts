import ipaddr from 'ipaddr.js';
import { Allowance } from '../commands/allowance.ts';
import { interpret } from '../commands/interpret.ts';
import type { CommandContext, Variables } from '../commands/scope.ts';
import { parseShortMapping, type ShortMapping } from '../compose/port-syntax.ts';
import { boundTo, everywhere } from '../model/address.ts';
import {
  alwaysUp,
  type Declaration,
  type LaunchUnitDeclaration,
  type ListenerDeclaration,
} from '../model/declaration.ts';
import { type Activity, idle } from '../model/launch.ts';
import type { PortValue } from '../model/port.ts';
import type { Problem } from '../model/problem.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import type { Target } from '../model/target.ts';
import { placeOf, runAt, runOf } from '../parsing/interpolation.ts';
import {
  childOf,
  itemsOf,
  locateWithin,
  locationOf,
  parseYaml,
  stringOf,
  type YamlNode,
  type YamlScalar,
} from '../parsing/yaml.ts';
import type { Extraction, Extractor } from './extractor.ts';
import { environmentOf } from './workflow-environment.ts';

/** GitHub workflows: every job is a machine of its own, with its service containers and what its steps start. */
export const workflow: Extractor = {
  id: 'workflow',
  name: 'GitHub workflow',
  files: ['.github/workflows/*.yml'],
  reads: '`services` and `container` with their ports, `run` steps, `env`',
  omits: 'reusable workflows, matrices, what other actions start',
  matches: (path) => /^(?:.*\/)?\.github\/workflows\/[^/]+\.ya?ml$/.test(path),
  extract(file, { repository }) {
    const { documents, problems } = parseYaml(file);
    const jobs = childOf(documents[0], 'jobs');
    if (jobs?.kind !== 'mapping') return { declarations: [], problems };
    const shared = { file, repository, allowance: new Allowance() };
    const read = [...jobs.entries].map(([name, { value }]) => readJob(name, value, shared, documents[0]));
    return {
      declarations: read.flatMap((job) => job.declarations),
      problems: [...problems, ...read.flatMap((job) => job.problems)],
    };
  },
};

/** What all jobs of a file have in common. */
interface Shared {
  readonly file: SourceFile;
  readonly repository: Repository;
  readonly allowance: Allowance;
}

interface Job extends Shared {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
}

function readJob(name: string, node: YamlNode, shared: Shared, workflow: YamlNode | undefined): Extraction {
  const { file } = shared;
  const id = `job:${file.path}#${name}`;
  const job: Job = { ...shared, id, name, namespace: `${id}@${runnerOf(childOf(node, 'runs-on'))}` };
  const container = childOf(node, 'container');
  const services = [
    ...(container ? containerListeners('container', container, job) : []),
    ...serviceListeners(childOf(node, 'services'), job),
  ];
  const steps = itemsOf(childOf(node, 'steps')).map((step) =>
    readStep(step, job, {
      directory: workingDirectory(node) ?? workingDirectory(workflow),
      variables: environmentOf(workflow, node, step),
      // In a job with a `container` only the services are on the machine.
      namespace: container ? `container:${id}` : job.namespace,
    }),
  );
  const unit: LaunchUnitDeclaration = {
    kind: 'unit',
    id,
    unitKind: 'job',
    title: `job ${name}`,
    files: [file.path],
    directory: '',
    default: false,
    namespace: job.namespace,
    activity: {
      kind: 'sequence',
      // The runner starts the service containers first and keeps them for all steps.
      steps: [
        {
          kind: 'detached',
          body: { kind: 'parallel', steps: services.map((listener) => ({ kind: 'listen', listener })) },
        },
        ...steps.map((step) => step.activity),
      ],
    },
    location: locationOf(node),
  };
  return {
    declarations: [unit, ...steps.flatMap((step) => step.declarations)],
    problems: steps.flatMap((step) => step.problems),
  };
}

const runners: readonly (readonly [RegExp, Target])[] = [
  [/^ubuntu-/, 'github-ubuntu'],
  [/^macos-/, 'github-macos'],
  [/^windows-/, 'github-windows'],
];

/** The hosted runner that a label names; `unknown` for self-hosted ones and expressions. */
function runnerOf(runsOn: YamlNode | undefined): Target | 'unknown' {
  const labels = runsOn?.kind === 'sequence' ? runsOn.items : [runsOn];
  const texts = labels.flatMap((label) => stringOf(label) ?? []);
  return runners.find(([label]) => texts.some((text) => label.test(text)))?.[1] ?? 'unknown';
}

/** `services:` publishes as `docker create -p` does: host:container, a container port alone gets any free port. */
function serviceListeners(services: YamlNode | undefined, job: Job): ListenerDeclaration[] {
  if (services?.kind !== 'mapping') return [];
  return [...services.entries].flatMap(([service, { value }]) => containerListeners(service, value, job));
}

function containerListeners(name: string, container: YamlNode, job: Job): ListenerDeclaration[] {
  const image = stringOf(childOf(container, 'image')) ?? '';
  return itemsOf(childOf(container, 'ports')).flatMap((port) =>
    port.kind === 'scalar' ? publishedPort(port, name, image, job) : [],
  );
}

function publishedPort(port: YamlScalar, service: string, image: string, job: Job): ListenerDeclaration[] {
  const base = {
    kind: 'listener',
    unit: job.id,
    namespace: job.namespace,
    owner: { kind: 'service', name: service },
    mechanism: 'published-port',
    ...alwaysUp,
    onConflict: 'fail',
    confidence: 'high',
    identity: [service, ...image.split(/[/:@]/)].map((word) => word.toLowerCase()),
    location: locationOf(port),
  } as const;
  if (port.text.includes('${{')) {
    return [{ ...base, protocol: 'tcp', binding: everywhere, port: { kind: 'unresolved', expression: port.text } }];
  }
  const parsed = parseShortMapping(
    port.textStart === undefined ? runOf(port.text) : runAt(port.text, port.positions, port.textStart),
  );
  if ('error' in parsed) return [];
  const { hostIp, container, protocol, written } = parsed.mapping;
  const setAt = placeOf(written);
  return [
    {
      ...base,
      protocol,
      port: hostPort(parsed.mapping),
      containerPorts: container,
      binding: hostIp === '' ? everywhere : boundTo(ipaddr.process(hostIp).toString()),
      ...(setAt ? { setAt } : {}),
    },
  ];
}

function hostPort({ host, container }: ShortMapping): PortValue {
  if (!host || host.last === 0) return { kind: 'ephemeral' };
  return { kind: container.first === container.last && host.first < host.last ? 'pool' : 'fixed', ports: host };
}

interface Step {
  readonly activity: Activity;
  readonly declarations: readonly Declaration[];
  readonly problems: readonly Problem[];
}

/** Where a step runs, unless it says otherwise itself. */
interface Surroundings extends Pick<CommandContext, 'namespace'> {
  readonly directory: string | undefined;
  readonly variables: Variables;
}

function readStep(step: YamlNode, job: Job, around: Surroundings): Step {
  const run = childOf(step, 'run');
  // Of steps with conditions nobody knows which run together.
  if (run?.kind !== 'scalar' || isConditional(step)) return { activity: idle, declarations: [], problems: [] };
  const directory = stringOf(childOf(step, 'working-directory')) ?? around.directory ?? '';
  const { activity, references, invalid, problems } = interpret(
    { text: maskExpressions(run.text), locate: (start, end) => locateWithin(run, start, end) },
    {
      repository: job.repository,
      allowance: job.allowance,
      unit: job.id,
      namespace: around.namespace,
      variables: around.variables,
      owner: { kind: 'job', name: job.name },
      identity: [],
      directory: directory.replace(/^\.\/|\/$/g, '').replace(/^\.$/, ''),
    },
  );
  return { activity, declarations: [...references, ...invalid], problems };
}

/** `if: always()` and the like only say that the step also runs after a failure. */
function isConditional(step: YamlNode): boolean {
  const condition = childOf(step, 'if');
  return condition?.kind === 'scalar' && !/^\W*(?:always|success|!cancelled)\(\)\W*$/.test(condition.text);
}

function workingDirectory(node: YamlNode | undefined): string | undefined {
  return stringOf(childOf(childOf(childOf(node, 'defaults'), 'run'), 'working-directory'));
}

/** An expression has a value only on the runner: to the shell it is an unknown word of the same length. */
function maskExpressions(text: string): string {
  return text.replace(/\$\{\{[^}\n]{0,1000}\}\}/g, (expression) => `$${'_'.repeat(expression.length - 1)}`);
}
