import type { SourceFile } from '../model/repository.ts';
import { stretchOf, TracedText, wholeText } from './traced-text.ts';

export interface Fence {
  /** First word after the backticks, in lower case; '' when there is none. */
  readonly language: string;
  /** Lines of the block; one that ends in a backslash goes on. */
  readonly lines: readonly TracedText[];
}

const fence =
  /^(?<indent>[ \t]*)(?<mark>`{3,}|~{3,})[ \t]*(?<info>[^\n`]*)\n(?<body>(?:.*\n)*?)[ \t]*\k<mark>[`~]*[ \t]*$/gm;

/** The fenced code blocks of a document. Source: CommonMark, section 4.5. */
export function parseFences(file: SourceFile): readonly Fence[] {
  const whole = wholeText(file);
  return [...file.text.matchAll(fence)].map((match) => {
    const { info = '', body = '' } = match.groups ?? {};
    const start = match.index + match[0].indexOf('\n') + 1;
    const lines = [...body.matchAll(/(?:[^\n\\]|\\[\s\S])+/g)].map((line) =>
      TracedText.of(stretchOf(whole, start + line.index, start + line.index + line[0].length)),
    );
    return { language: /^[\w-]*/.exec(info.trim().toLowerCase())?.[0] ?? '', lines };
  });
}
