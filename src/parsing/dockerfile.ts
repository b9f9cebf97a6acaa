import { posix } from 'node:path';
import {
  type Argument,
  type Copy,
  type Dockerfile,
  DockerfileParser,
  type From,
  type Instruction,
  type PropertyInstruction,
} from 'dockerfile-ast';
import type { Location } from '../model/location.ts';
import { oncePer } from '../model/once.ts';
import type { SourceFile } from '../model/repository.ts';
import { type EmbeddedText, stretchOf, textAt, wholeText } from './traced-text.ts';

export interface ImageVariable {
  readonly name: string;
  readonly value: EmbeddedText;
  /** ARG: known to the build only, not to the program. */
  readonly isArgument: boolean;
}

/** What a container is told to run. */
export type ImageCommand =
  | { readonly form: 'exec'; readonly words: readonly EmbeddedText[] }
  | { readonly form: 'shell'; readonly line: EmbeddedText };

/** RUN in its shell form. */
export interface RunStep {
  readonly kind: 'run';
  readonly line: EmbeddedText;
  /** Where it runs, absolute in the image. */
  readonly directory: string;
}

/** COPY or ADD. */
export interface CopyStep {
  readonly kind: 'copy';
  /** Name or number of the stage that is copied from; absent: the build context. */
  readonly from?: string;
  readonly sources: readonly string[];
  readonly destination: string;
  readonly directory: string;
}

/** One stage of a Dockerfile, with what it takes over from the stages it is built from. */
export interface ImageStage {
  readonly name?: string;
  /** The image or stage after FROM. */
  readonly base: string;
  readonly variables: readonly ImageVariable[];
  /** Words after EXPOSE, as written: `80`, `443/tcp`, `3000-3003`, `$PORT`. */
  readonly exposed: readonly EmbeddedText[];
  readonly entrypoint?: ImageCommand;
  readonly command?: ImageCommand;
  /** What HEALTHCHECK runs. */
  readonly check?: ImageCommand;
  /** Where commands run, absolute in the image; '/' where the file doesn't say. */
  readonly directory: string;
  readonly user?: string;
  /** RUN, COPY and ADD in their order. */
  readonly steps: readonly (RunStep | CopyStep)[];
  /** The stages in front of it, from which it may copy. */
  readonly earlier: readonly ImageStage[];
  readonly location: Location;
}

/** No Dockerfile that a person wrote has more; stages take over what others say, so the work is not linear. */
const mostInstructions = 2000;

/** The stages of a Dockerfile in order; the last one is what a build makes unless it names another. Never throws. */
export const parseDockerfile = oncePer((file: SourceFile): readonly ImageStage[] => {
  const reader = new StageReader(file);
  // On a comment without a line's end the library spends time with the square of its length.
  return reader.read(DockerfileParser.parse(`${file.text}\n`));
});

class StageReader {
  readonly #whole: EmbeddedText;
  readonly #lineStarts: readonly number[];
  readonly #stages: ImageStage[] = [];
  readonly #global: ImageVariable[] = [];

  constructor(file: SourceFile) {
    this.#whole = wholeText(file);
    this.#lineStarts = [0, ...[...file.text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  }

  read(document: Dockerfile): readonly ImageStage[] {
    for (const instruction of document.getInstructions().slice(0, mostInstructions)) this.#instruction(instruction);
    return this.#stages;
  }

  #instruction(instruction: Instruction): void {
    const keyword = instruction.getKeyword();
    if (keyword === 'FROM') {
      this.#from(instruction as From);
      return;
    }
    const stage = this.#stages.at(-1);
    if (!stage) {
      if (keyword === 'ARG') this.#global.push(...this.#variables(instruction as PropertyInstruction, true));
      return;
    }
    this.#stages[this.#stages.length - 1] = { ...stage, ...this.#change(keyword, instruction, stage) };
  }

  #from(from: From): void {
    const base = from.getImage() ?? '';
    const parent = this.#stages.find(({ name }) => name !== undefined && name.toLowerCase() === base.toLowerCase());
    const name = from.getBuildStage();
    const range = from.getRange();
    this.#stages.push({
      variables: this.#global,
      exposed: [],
      directory: '/',
      steps: [],
      ...parent,
      base: parent?.base ?? base,
      ...(name === null ? {} : { name }),
      earlier: [...this.#stages],
      location: this.#whole.locate(this.#offset(range.start), this.#offset(range.end)),
    });
  }

  #change(keyword: string, instruction: Instruction, stage: ImageStage): Partial<ImageStage> {
    const args = instruction.getArguments();
    switch (keyword) {
      case 'ENV':
      case 'ARG':
        return {
          variables: [...stage.variables, ...this.#variables(instruction as PropertyInstruction, keyword === 'ARG')],
        };
      case 'EXPOSE':
        return { exposed: [...stage.exposed, ...args.map((arg) => this.#text(arg))] };
      case 'ENTRYPOINT':
        // A new entry point forgets the command that was set before.
        return { entrypoint: this.#command(args), command: { form: 'exec', words: [] } };
      case 'CMD':
        return { command: this.#command(args) };
      case 'HEALTHCHECK': {
        // `HEALTHCHECK --interval=5m CMD curl …`; NONE forgets one that was set before.
        const words = args.findIndex((arg) => arg.getValue().toUpperCase() === 'CMD') + 1;
        return { check: words > 0 ? this.#command(args.slice(words)) : { form: 'exec', words: [] } };
      }
      case 'WORKDIR':
        return { directory: posix.resolve(stage.directory, args.at(-1)?.getValue() ?? '') };
      case 'RUN': {
        const { directory, steps } = stage;
        const start = this.#command(args);
        return start.form === 'shell' ? { steps: [...steps, { kind: 'run', line: start.line, directory }] } : {};
      }
      case 'COPY':
      case 'ADD':
        return { steps: [...stage.steps, ...copyOf(instruction as Copy, stage)] };
      case 'USER':
        return { user: instruction.getArgumentsContent() ?? '' };
      default:
        return {};
    }
  }

  #variables(instruction: PropertyInstruction, isArgument: boolean): readonly ImageVariable[] {
    return instruction.getProperties().flatMap((property) => {
      const value = property.getValue();
      const range = property.getValueRange();
      if (value === null || !range) return [];
      const start = this.#offset(range.start);
      const written = this.#whole.text.slice(start, this.#offset(range.end));
      const text = written.includes(value)
        ? stretchOf(this.#whole, start + written.indexOf(value), start + written.indexOf(value) + value.length)
        : textAt(value, this.#whole.locate(start, start + written.length));
      return [{ name: property.getName(), value: text, isArgument }];
    });
  }

  /** `["node", "server.js"]` or a line for the shell. */
  #command(args: readonly Argument[]): ImageCommand {
    const [first] = args;
    const last = args.at(-1);
    if (!first || !last) return { form: 'exec', words: [] };
    const line = stretchOf(this.#whole, this.#offset(first.getRange().start), this.#offset(last.getRange().end));
    return jsonWords(line) ?? { form: 'shell', line };
  }

  #text(argument: Argument): EmbeddedText {
    const range = argument.getRange();
    return stretchOf(this.#whole, this.#offset(range.start), this.#offset(range.end));
  }

  #offset({ line, character }: { readonly line: number; readonly character: number }): number {
    return (this.#lineStarts[line] ?? 0) + character;
  }
}

function copyOf(instruction: Copy, { directory }: ImageStage): readonly CopyStep[] {
  const words = instruction.getArguments().map((word) => word.getValue());
  const from = instruction
    .getFlags()
    .find((flag) => flag.getName() === 'from')
    ?.getValue();
  const sources = words.slice(0, -1);
  const destination = words.at(-1);
  if (destination === undefined || sources.length === 0) return [];
  return [{ kind: 'copy', ...(from ? { from } : {}), sources, destination, directory }];
}

/** The strings of an exec form, or undefined when the line is none. */
function jsonWords(line: EmbeddedText): ImageCommand | undefined {
  const text = line.text.trim();
  if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
  const strings = [...line.text.matchAll(/"((?:[^"\\]|\\.)*)"/g)];
  const between = line.text.replace(/"(?:[^"\\]|\\.)*"/g, '').replace(/\\\s*\n/g, '');
  // What isn't a list of strings is a shell line that begins with a bracket.
  if (!/^[\s[\],]*$/.test(between)) return undefined;
  return {
    form: 'exec',
    words: strings.map((match) => {
      const start = match.index + 1;
      const raw = match[1] ?? '';
      const stretch = stretchOf(line, start, start + raw.length);
      return raw.includes('\\') ? textAt(raw.replace(/\\(.)/g, '$1'), stretch.locate(0, raw.length)) : stretch;
    }),
  };
}
