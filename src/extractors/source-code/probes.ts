import type { LanguageId } from '../../parsing/source-code.ts';
import type { Call, Expression, Program } from './program.ts';

interface Probe {
  /** Opens a socket that does nothing by itself. */
  readonly opens: RegExp;
  /** In the same function. */
  readonly closes: RegExp;
  /** Anywhere in the file: then it is a server after all. */
  readonly serves: RegExp;
}

const nodeProbe: Probe = {
  opens: /(?<![.\w])(?:net\w*\s*\.)?createServer\(\s*\)/,
  closes: /\.close\(/,
  // A server of HTTP may be given its handlers by others.
  serves: /['"]connection['"]|createServer\b[^'"\n]*['"](?:node:)?https?['"]/,
};
const jvmProbe: Probe = {
  opens: /\bServerSocket\(/,
  closes: /\.close\(|\btry\s*\([^{]*\bServerSocket\(|\.use\s*\{/,
  serves: /\baccept\(/,
};
const probes: Readonly<Partial<Record<LanguageId, Probe>>> = {
  javascript: nodeProbe,
  typescript: nodeProbe,
  tsx: nodeProbe,
  java: jvmProbe,
  kotlin: jvmProbe,
  csharp: { opens: /\bnew\s+TcpListener\(/, closes: /\.Stop\(/, serves: /\bAccept\w*\(|\bPending\(/ },
};

/** A socket that is opened only to see whether its port is free. */
export function isProbe(call: Expression & Call, program: Program): boolean {
  const { text, language } = program;
  const inside = call.place.function?.span;
  if (!inside) return false;
  if (language === 'go') return isClosedUnused(call, program);
  const probe = probes[language];
  const body = text.slice(inside.start, inside.end);
  return probe?.opens.test(body) === true && probe.closes.test(body) && !probe.serves.test(text);
}

/** Go code that closes what it got and uses it for nothing else. */
function isClosedUnused({ start, end, place }: Expression & Call, { text }: Program): boolean {
  if (!place.function) return false;
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

/** Whether the block that makes a server of Node listen closes it again: what listens later does not meet it. */
export function isClosedAgain({ callee, end, place }: Expression & Call, { text, language }: Program): boolean {
  if (probes[language] !== nodeProbe || callee.kind !== 'member' || callee.object.kind !== 'name') return false;
  const close = `${callee.object.name}.close(`;
  const last = place.function?.span.end ?? text.length;
  let depth = 0;
  for (let at = end; at < last && depth >= 0; at++) {
    const character = text[at] ?? '';
    if ('({['.includes(character)) depth++;
    else if (')}]'.includes(character)) depth--;
    else if (depth === 0 && text.startsWith(close, at) && !/[\w$.]/.test(text[at - 1] ?? '')) return true;
  }
  return false;
}
