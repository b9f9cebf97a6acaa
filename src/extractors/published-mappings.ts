import { type Interpretation, interpretWords } from '../commands/interpret.ts';
import type { CommandContext } from '../commands/scope.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { textAt } from '../parsing/traced-text.ts';

/** What a mapping `8080:80` of another tool publishes: tools that run containers leave it to `docker run -p`. */
export function publishedMapping(mapping: TracedText, image: string, context: CommandContext): Interpretation {
  const word = (text: string) => textAt(text, mapping.location);
  return interpretWords([word('docker'), word('run'), word('-p'), mapping, word(image)], context);
}
