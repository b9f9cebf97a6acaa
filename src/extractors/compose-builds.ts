import { expandText } from '../commands/expansion.ts';
import { type ImageOverrides, imageVariables, startWords } from '../commands/images.ts';
import type { Variables } from '../commands/scope.ts';
import type { BuiltImage, Service } from '../compose/index.ts';
import { scalarText } from '../compose/service.ts';
import { valueAt } from '../compose/tree.ts';
import { isPort, onePort } from '../model/port.ts';
import type { Repository } from '../model/repository.ts';
import { type ImageStage, parseDockerfile } from '../parsing/dockerfile.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { imageName } from '../signatures/images/index.ts';

/** The stage of its Dockerfile that a service's image is made of; undefined where that file isn't in the repository. */
export function builtStage(service: Service, repository: Repository): ImageStage | undefined {
  const { buildContext, dockerfile = 'Dockerfile' } = service;
  if (buildContext === undefined || inlineText(service) !== undefined) return undefined;
  const read = repository.read(buildContext === '' ? dockerfile : `${buildContext}/${dockerfile}`);
  return read.kind === 'file' ? stageToBuild(parseDockerfile(read.file), service) : undefined;
}

/** What the Dockerfile tells about a service, be it a file or `dockerfile_inline`. */
export function builtImage(
  service: Service,
  overrides: ImageOverrides,
  repository: Repository,
): BuiltImage | undefined {
  const inline = inlineText(service);
  // Its places are not those of the Compose file, so nothing but names may be taken from it.
  const stage =
    inline === undefined
      ? builtStage(service, repository)
      : stageToBuild(parseDockerfile({ path: service.location.file, text: inline }), service);
  if (!stage) return undefined;
  const base = baseOf(stage, service);
  const program = programOf(startWords(stage, overrides));
  return {
    identity: [...(base === undefined ? [] : [imageName(base)]), ...(program === undefined ? [] : [program])],
    ...(base === undefined ? {} : { base }),
    ...(base === undefined || stage.entrypoint || stage.command ? {} : { runs: base }),
    environment: stage.variables.filter(({ isArgument }) => !isArgument).map(({ value }) => value.text),
    documented: inline === undefined ? documentedPorts(stage) : [],
  };
}

function inlineText({ model }: Service): string | undefined {
  return scalarText(valueAt(model, 'build', 'dockerfile_inline'));
}

/** The last stage, unless `target` names one, or gives its number. */
function stageToBuild(stages: readonly ImageStage[], { model }: Service): ImageStage | undefined {
  const target = scalarText(valueAt(model, 'build', 'target'));
  if (!target) return stages.at(-1);
  const named = stages.find(({ name }) => name?.toLowerCase() === target.toLowerCase());
  return named ?? (/^[0-9]+$/.test(target) ? stages[Number(target)] : undefined);
}

/** The image that the stage is built on, through all its stages; undefined when a variable in it has no value. */
function baseOf(stage: ImageStage, service: Service): string | undefined {
  const variables = imageVariables(stage, argumentsOf(service));
  const base = expandText(TracedText.of(textAt(stage.base, stage.location)), variables).text;
  return base === '' || base.includes('$') || base === 'scratch' ? undefined : base;
}

/** What `build.args` gives to ARG. */
export function argumentsOf({ buildArguments, location }: Service): Variables {
  return new Map(
    [...buildArguments].flatMap(([name, value]) => {
      const text = scalarText(value);
      return text === undefined
        ? []
        : [[name, { value: TracedText.of(textAt(text, location)), exported: false }] as const];
    }),
  );
}

/** What EXPOSE names as TCP ports. */
function documentedPorts(stage: ImageStage): BuiltImage['documented'] {
  const variables = imageVariables(stage);
  return stage.exposed.flatMap((word) => {
    const { text } = expandText(TracedText.of(word), variables);
    const port = Number(/^(\d{1,5})(?:\/tcp)?$/i.exec(text)?.[1]);
    return isPort(port) && port > 0 ? [{ ports: onePort(port), location: word.locate(0, word.text.length) }] : [];
  });
}

/** `exec env A=1 /usr/bin/node server.js` → `node` */
function programOf(words: readonly string[]): string | undefined {
  return words.find((word) => !/^(?:exec|env|\w+=.*)$/s.test(word))?.replace(/^.*\//s, '');
}
