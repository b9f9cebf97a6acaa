import { expandText } from '../commands/expansion.ts';
import { imageVariables } from '../commands/images.ts';
import type { ExposedDeclaration } from '../model/declaration.ts';
import { highestPort, type Protocol } from '../model/port.ts';
import { type ImageStage, parseDockerfile } from '../parsing/dockerfile.ts';
import { TracedText } from '../parsing/traced-text.ts';
import type { Extractor } from './extractor.ts';

/** `Dockerfile`, `Dockerfile.dev`, `api.Dockerfile`, `Containerfile`. */
const fileName = /(?:^|\/)(?:(?:Docker|Container)file(?:[._-][\w.-]*)?|[\w.-]+\.(?:docker|container)file)$/i;

/** EXPOSE documents ports of a container and binds none. */
export const dockerfile: Extractor = {
  id: 'dockerfile',
  name: 'Dockerfile',
  files: ['Dockerfile', '*.Dockerfile', 'Containerfile'],
  reads:
    '`EXPOSE` of every stage with `ARG` and `ENV`; `CMD`, `ENTRYPOINT` and `HEALTHCHECK` where a service is built from it, with the programs that `RUN go build` and `cargo build` make',
  omits: 'what `RUN` starts',
  matches: (path) => fileName.test(path) && !/\.(?:md|txt|j2|tpl|template|dockerignore)$/i.test(path),
  extract(file) {
    const stages = parseDockerfile(file);
    const exposed = stages.flatMap((stage) => exposedPorts(stage, file.path));
    const places = new Set<string>();
    return {
      // A stage that is built from another one exposes its ports too: each text counts once.
      declarations: exposed.filter(({ location: { start } }) => {
        const place = `${start.line}:${start.column}`;
        return !places.has(place) && Boolean(places.add(place));
      }),
      problems: [],
    };
  },
};

function exposedPorts(stage: ImageStage, path: string): readonly ExposedDeclaration[] {
  const variables = imageVariables(stage);
  const owner = { kind: 'container', name: stage.name ?? path } as const;
  return stage.exposed.flatMap((word): readonly ExposedDeclaration[] => {
    const text = expandText(TracedText.of(word), variables);
    const match = /^(\d{1,9})(?:-(\d{1,9}))?(?:\/(tcp|udp|sctp))?$/i.exec(text.text);
    if (!match?.[1]) return [];
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : Number(match[2]);
    if (last < first || last > highestPort || first < 1) return [];
    const protocol = (match[3] ?? 'tcp').toLowerCase() as Protocol;
    return [{ kind: 'exposed', ports: { first, last }, protocol, owner, location: word.locate(0, word.text.length) }];
  });
}
