import type { Call, Expression, Program } from './program.ts';

/**
 * A socket that is opened only to see whether its port is free: Go code that closes what it got and uses it for nothing
 * else.
 */
export function isProbe({ start, end, place }: Expression & Call, { text, language }: Program): boolean {
  if (language !== 'go' || !place.function) return false;
  const assigned = /\b(?<name>[a-zA-Z_]\w*)(?:,[ \t]*\w+)?[ \t]*:?=[ \t]*$/.exec(
    text.slice(Math.max(0, start - 100), start),
  );
  const name = assigned?.groups?.['name'];
  if (name === undefined || name === '_') return false;
  const after = text.slice(end, place.function.span.end).replace(/\/\/[^\n]*/g, '');
  // What `main` closes at its end is bound as long as the program runs.
  if (place.function.name === 'main' && new RegExp(`\\bdefer[ \\t]+${name}\\.Close`).test(after)) return false;
  // Up to where the name is given another value.
  const again = new RegExp(`\\b${name}\\b[^\\n=!]*:=`).exec(after);
  const use = new RegExp(`(?<![.\\w])${name}\\b(?:\\.\\w+|[ \\t]*[!=]= nil)?`, 'g');
  const uses = [...after.slice(0, again?.index).matchAll(use)].map(([text]) => text);
  return uses.includes(`${name}.Close`) && uses.every((text) => harmless.test(text.slice(name.length)));
}

/** What a probe does with its socket. */
const harmless = /^(?:\.(?:Close|Addr)|[ \t]*[!=]= nil)$/;
