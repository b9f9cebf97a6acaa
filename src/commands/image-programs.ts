import { isWithin } from '../model/repository-path.ts';
import type { CopyStep, ImageStage, RunStep } from '../parsing/dockerfile.ts';
import { TracedText } from '../parsing/traced-text.ts';
import { expandText } from './expansion.ts';
import { interpretWith } from './interpret.ts';
import { baseName, resolvePath } from './paths.ts';
import type { CommandContext, Variables } from './scope.ts';

/** The programs of a stage: their sources, by the names of their files. */
type Programs = ReadonlyMap<string, readonly string[]>;

interface Contents {
  readonly context: CommandContext;
  /** Folders of the image, and the folders of the repository that were copied there. */
  readonly folders: Map<string, string>;
  readonly built: Map<string, readonly string[]>;
  readonly expand: (text: string) => string;
}

/** What compiles, or runs what does. */
const mayBuild = /\b(?:go|cargo|make|just|task|sh|bash)\b/;

/**
 * Which programs RUN makes of the repository's sources (`go build -o /bin/api ./cmd/api`), as far as a stage holds them:
 * made in it, or copied from another one, perhaps under another name.
 */
export class ImagePrograms {
  readonly #context: CommandContext;
  readonly #variablesOf: (stage: ImageStage) => Variables;
  /** Stages copy from each other in any number. */
  readonly #known = new Map<ImageStage, Programs>();

  /** @param context its directory is the build context */
  constructor(context: CommandContext, variablesOf: (stage: ImageStage) => Variables) {
    this.#context = context;
    this.#variablesOf = variablesOf;
  }

  of(stage: ImageStage): Programs {
    const known = this.#known.get(stage);
    if (known) return known;
    const variables = this.#variablesOf(stage);
    const built = new Map<string, readonly string[]>();
    const expand = (text: string) =>
      expandText(TracedText.of({ text, locate: () => stage.location }), variables).text.replace(/\/$/, '');
    const contents: Contents = { context: { ...this.#context, variables }, folders: new Map(), built, expand };
    for (const step of stage.steps) {
      if (step.kind === 'run') runStep(step, contents);
      else if (step.from === undefined) copyContext(step, contents);
      else this.#copy(step, stageOf(step.from, stage), contents);
    }
    this.#known.set(stage, built);
    return built;
  }

  /** `COPY --from=build /bin/api /usr/local/bin/server`: one program, or all that a folder holds. */
  #copy({ sources, destination }: CopyStep, from: ImageStage | undefined, { built, expand }: Contents): void {
    const made = from ? this.of(from) : new Map<string, readonly string[]>();
    for (const path of sources.map(expand)) {
      const program = made.get(baseName(path));
      // Whether the last word names a file or a folder, only the image knows.
      const names = [baseName(path), baseName(expand(destination))];
      const copied = program ? names.map((name) => [name, program] as const) : made;
      for (const [name, files] of copied) built.set(name, files);
    }
  }
}

function stageOf(from: string, { earlier }: ImageStage): ImageStage | undefined {
  return earlier.find(({ name }) => name?.toLowerCase() === from.toLowerCase()) ?? earlier[Number(from)];
}

function runStep({ line, directory }: RunStep, contents: Contents): void {
  const place = mayBuild.test(line.text) ? contextFolder(directory, contents) : undefined;
  if (place === undefined) return;
  interpretWith({ ...contents.context, directory: place }, (session, scope) => {
    const activity = session.runLine(TracedText.of(line), scope);
    for (const [name, sources] of session.built) contents.built.set(name, sources);
    return activity;
  });
}

/** The folder of the repository that a folder of the image was copied from. */
function contextFolder(directory: string, { folders, expand }: Contents): string | undefined {
  const path = expand(directory);
  const copied = [...folders].sort(([a], [b]) => b.length - a.length).find(([folder]) => isWithin(folder, path));
  return copied && resolvePath(copied[1], path.slice(copied[0].length).replace(/^\//, ''));
}

/** `COPY . .`, `COPY services/api ./`: the destination holds what the source holds. */
function copyContext(step: CopyStep, { context, folders, expand }: Contents): void {
  const [source, ...others] = step.sources;
  if (source === undefined || others.length > 0 || /[*?]/.test(source)) return;
  const from = resolvePath(context.directory, expand(source).replace(/^\//, ''));
  if (from !== undefined && context.repository.hasDirectory(from)) folders.set(imagePath(step, expand), from);
}

function imagePath({ destination, directory }: CopyStep, expand: Contents['expand']): string {
  const path = expand(destination).replace(/^(?:\.\/)+/, '');
  if (destination.startsWith('/')) return path;
  return path === '' || path === '.' ? expand(directory) : `${expand(directory)}/${path}`;
}
