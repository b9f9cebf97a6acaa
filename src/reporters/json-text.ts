import { unprintable } from './safe-text.ts';

/** The same to a JSON parser, but nothing that a terminal obeys, or a runner in whose log it is printed (safe-text.ts). */
export function jsonText(document: unknown): string {
  return `${harmless(JSON.stringify(document, null, 2))}\n`;
}

/** On one line. */
export function jsonLine(document: unknown): string {
  return `${harmless(JSON.stringify(document))}\n`;
}

function harmless(json: string): string {
  return json
    .replace(unprintable, (character) => (character === '\n' ? character : escaped(character)))
    .replaceAll('##[', '#\\u0023[');
}

/** A `\\uXXXX` for each code unit. */
function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
