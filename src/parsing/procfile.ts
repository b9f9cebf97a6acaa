import type { Location } from '../model/location.ts';
import type { SourceFile } from '../model/repository.ts';
import { type EmbeddedText, stretchOf, wholeText } from './traced-text.ts';

export interface ProcfileProcess {
  readonly name: string;
  readonly nameLocation: Location;
  readonly line: EmbeddedText;
}

export interface Procfile {
  readonly processes: readonly ProcfileProcess[];
}

/** `web: bin/rails server`, a process a line. Source: foreman `lib/foreman/procfile.rb`. */
export function parseProcfile(file: SourceFile): Procfile {
  const whole = wholeText(file);
  return {
    processes: [...file.text.matchAll(/^([A-Za-z0-9_-]+):[ \t]*([^\r\n]+)/gm)].map((match) => {
      const [all, name = '', line = ''] = match;
      const end = match.index + all.length;
      return {
        name,
        nameLocation: whole.locate(match.index, match.index + name.length),
        line: stretchOf(whole, end - line.length, end),
      };
    }),
  };
}
