import { loadEnvironmentFiles } from '../commands/environment-files.ts';
import { type ImageOverrides, interpretImage } from '../commands/images.ts';
import { type Interpretation, interpret, interpretWords } from '../commands/interpret.ts';
import { mentionedPorts } from '../commands/references.ts';
import type { CommandContext, Variables } from '../commands/scope.ts';
import type {
  ComposeProject,
  ContainerContents,
  Service,
  ServiceKnowledge,
  StartedContainer,
} from '../compose/index.ts';
import { pathFrom } from '../compose/paths.ts';
import { scalarText } from '../compose/service.ts';
import { itemsOf, locationOf, runsOf, type Scalar, type Tree, valueAt } from '../compose/tree.ts';
import { everywhere } from '../model/address.ts';
import type { ListenerDeclaration } from '../model/declaration.ts';
import type { Activity } from '../model/launch.ts';
import { onePort } from '../model/port.ts';
import type { Repository } from '../model/repository.ts';
import { baseName } from '../model/repository-path.ts';
import type { ImageCommand } from '../parsing/dockerfile.ts';
import { asEmbeddedText } from '../parsing/interpolation.ts';
import { type EmbeddedText, TracedText, textAt } from '../parsing/traced-text.ts';
import { clientPrograms, portsOfImage, programOfImage } from '../signatures/images/index.ts';
import { toolsCalled } from '../signatures/tools/index.ts';
import { argumentsOf, builtImage, builtStage } from './compose-builds.ts';

/** What is known of services beyond their Compose files. */
export function serviceKnowledge(repository: Repository): ServiceKnowledge {
  return {
    portsOfImage: (image, service) =>
      (runsClient(service) ? [] : portsOfImage(image)).map(({ port, ...rest }) => ({ ports: onePort(port), ...rest })),
    builtImageOf: (service) => builtImage(service, overridesOf(service), repository),
    contentsOf: (container) => contentsOf(container, repository),
    hasWholeEnvironment: (service, project) =>
      envFilesOf(service, project).every((path) => repository.read(path).kind === 'file'),
  };
}

/** `command: redis-cli -h cache` in Redis' own image. */
function runsClient({ entrypoint, command }: Service): boolean {
  const [first] = wordsOf(entrypoint ?? command);
  return first !== undefined && clientPrograms.has(baseName(first.text));
}

/** What the container starts: its image's own entry point and command, where the service doesn't replace them. */
function startOf(container: StartedContainer, repository: Repository): Interpretation | undefined {
  const { command, entrypoint } = container.service;
  const context = contextOf(container, repository);
  const stage = builtStage(container.service, repository);
  if (stage) {
    const { service } = container;
    return interpretImage(stage, context, { ...overridesOf(service), arguments: argumentsOf(service) });
  }
  const ofProgram = entrypoint ? undefined : programCall(container.service);
  if (ofProgram) return inItsImage(interpretWords(ofProgram, context));
  if (command?.kind === 'scalar' && !entrypoint) return interpret(textOf(command), context);
  const words = [...wordsOf(entrypoint), ...wordsOf(command)];
  return words.length === 0 ? undefined : interpretWords(words, context);
}

/** The image's program with the flags that make up the command; undefined where the command is one of its own. */
function programCall({ command, image, model }: Service): readonly EmbeddedText[] | undefined {
  const words = wordsOf(command);
  const program = image === undefined ? undefined : programOfImage(image);
  const at = valueAt(model, 'image');
  const [first] = words;
  if (program === undefined || !first || !at) return undefined;
  const isSubcommand = toolsCalled(program).some(({ subcommands = [] }) => subcommands.includes(first.text));
  return first.text.startsWith('-') || isSubcommand ? [textAt(program, locationOf(at)), ...words] : undefined;
}

/**
 * Images set their servers up to listen on every address. Where the flags say no port, the image's own ports are as good,
 * for a file in it may say others.
 */
function inItsImage(interpretation: Interpretation): Interpretation {
  const listeners = listenersIn(interpretation.activity);
  const isSaid = listeners.some(({ mechanism }) => mechanism === 'command-flag');
  const steps = (isSaid ? listeners : []).map((listener) => ({
    kind: 'listen' as const,
    listener: listener.addressBasis === undefined ? listener : { ...listener, binding: everywhere },
  }));
  return { ...interpretation, activity: { kind: 'parallel', steps } };
}

function listenersIn(activity: Activity): readonly ListenerDeclaration[] {
  if (activity.kind === 'listen') return [activity.listener];
  if (activity.kind === 'detached') return listenersIn(activity.body);
  return 'steps' in activity ? activity.steps.flatMap(listenersIn) : [];
}

function contentsOf(container: StartedContainer, repository: Repository): ContainerContents {
  const { service, unit, namespace, owner } = container;
  const start = startOf(container, repository);
  const inEnvironment = [...service.environment.values()]
    .flatMap((value) => mentionedPorts(TracedText.of(textOf(value))))
    .map((mention) => ({ kind: 'reference', ...mention, unit, namespace, owner }) as const);
  const checks = checkOf(container, repository)?.references ?? [];
  return {
    ...(start ? { activity: start.activity } : {}),
    references: [
      ...(start?.references ?? []),
      ...inEnvironment,
      ...checks.map((reference) => ({ ...reference, role: 'health-check' as const })),
    ],
  };
}

/** The health check of the service, or else of its image. */
function checkOf(container: StartedContainer, repository: Repository): Interpretation | undefined {
  const context = contextOf(container, repository);
  const test = valueAt(container.service.model, 'healthcheck', 'test');
  if (!test) return run(builtStage(container.service, repository)?.check, context);
  // `test: curl -f http://localhost/`, `["CMD", "curl", …]`, `["CMD-SHELL", "curl …"]`; NONE is no check.
  if (test.kind === 'scalar') return interpret(textOf(test), context);
  const [form, ...words] = wordsOf(test);
  if (form?.text === 'CMD') return interpretWords(words, context);
  const [line] = words;
  return form?.text === 'CMD-SHELL' && line ? interpret(line, context) : undefined;
}

function run(command: ImageCommand | undefined, context: CommandContext): Interpretation | undefined {
  if (!command) return undefined;
  return command.form === 'shell' ? interpret(command.line, context) : interpretWords(command.words, context);
}

function overridesOf({ entrypoint, command }: Service): ImageOverrides {
  return {
    ...(entrypoint ? { entrypoint: wordsOf(entrypoint) } : {}),
    ...(command ? { command: wordsOf(command) } : {}),
  };
}

function contextOf(
  { service, namespace, owner, identity, project, unit }: StartedContainer,
  repository: Repository,
): CommandContext {
  return {
    repository,
    unit,
    namespace,
    owner,
    identity,
    directory: service.buildContext ?? project.directory,
    variables: new Map([...fromEnvFiles(service, project, repository), ...variablesOf(service.environment)]),
  };
}

function variablesOf(environment: ReadonlyMap<string, Scalar>): Variables {
  return new Map(
    [...environment].map(([name, value]) => [name, { value: TracedText.of(textOf(value)), exported: true } as const]),
  );
}

/** Relative to the root, in their order: a later one wins. */
function envFilesOf({ model }: Service, { directory }: ComposeProject): readonly string[] {
  const files = valueAt(model, 'env_file');
  return (files?.kind === 'scalar' ? [files] : itemsOf(files)).flatMap((item) => {
    const path = scalarText(item) ?? scalarText(valueAt(item, 'path'));
    return path ? [pathFrom(directory, path)] : [];
  });
}

function fromEnvFiles(service: Service, project: ComposeProject, repository: Repository): Variables {
  return loadEnvironmentFiles(envFilesOf(service, project).toReversed(), { directory: '' }, repository);
}

function wordsOf(tree: Tree | undefined): readonly EmbeddedText[] {
  const all =
    tree?.kind === 'scalar' ? splitWords(tree) : itemsOf(tree).filter((item): item is Scalar => item.kind === 'scalar');
  return all.map((word) => ('kind' in word ? textOf(word) : word));
}

/** A command in one string is split at white space; one with quotes is rare next to an entry point. */
function splitWords(scalar: Scalar): readonly EmbeddedText[] {
  const whole = textOf(scalar);
  return [...whole.text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    locate: (start, end) => whole.locate(match.index + start, match.index + end),
  }));
}

function textOf(scalar: Scalar): EmbeddedText {
  return asEmbeddedText(runsOf(scalar), locationOf(scalar));
}
