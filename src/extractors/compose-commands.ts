import { type ImageOverrides, interpretImage } from '../commands/images.ts';
import { interpret, interpretWords } from '../commands/interpret.ts';
import type { CommandContext, Variables } from '../commands/scope.ts';
import type { Service, ServiceKnowledge, StartedContainer } from '../compose/index.ts';
import { itemsOf, locationOf, runsOf, type Scalar, type Tree } from '../compose/tree.ts';
import type { Activity } from '../model/launch.ts';
import { onePort } from '../model/port.ts';
import type { Repository } from '../model/repository.ts';
import { asEmbeddedText } from '../parsing/interpolation.ts';
import { type EmbeddedText, TracedText } from '../parsing/traced-text.ts';
import { portsOfImage } from '../signatures/images/index.ts';
import { builtImage, builtStage } from './compose-builds.ts';

/** What is known of services beyond their Compose files. */
export function serviceKnowledge(repository: Repository): ServiceKnowledge {
  return {
    portsOfImage: (image) => portsOfImage(image).map(({ port, ...rest }) => ({ ports: onePort(port), ...rest })),
    builtImageOf: (service) => builtImage(service, overridesOf(service), repository),
    activityOf: (container) => activityOf(container, repository),
  };
}

/** What the container starts: its image's own entry point and command, where the service doesn't replace them. */
function activityOf(container: StartedContainer, repository: Repository): Activity | undefined {
  const { command, entrypoint } = container.service;
  const context = contextOf(container, repository);
  const stage = builtStage(container.service, repository);
  if (stage) return interpretImage(stage, context, overridesOf(container.service)).activity;
  if (command?.kind === 'scalar' && !entrypoint) return interpret(textOf(command), context).activity;
  const words = [...wordsOf(entrypoint), ...wordsOf(command)];
  return words.length === 0 ? undefined : interpretWords(words, context).activity;
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
    variables: variablesOf(service.environment),
  };
}

function variablesOf(environment: ReadonlyMap<string, Scalar>): Variables {
  return new Map(
    [...environment].map(([name, value]) => [name, { value: TracedText.of(textOf(value)), exported: true } as const]),
  );
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
