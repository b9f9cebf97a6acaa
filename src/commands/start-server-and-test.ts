import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { readArguments } from './arguments.ts';
import { type Command, detached, type Handler, parallel, sequence } from './command.ts';
import { packagesOf } from './packages.ts';
import { referToNumbers } from './references.ts';
import { runScript } from './scripts.ts';

/**
 * `start-server-and-test start http://localhost:3000 test`: starts servers, waits for each, runs the tests. Arguments are
 * names of scripts or lines of shell; without the first one it is `start`, without the last one `test`.
 */
export const startServerAndTest: Handler = (command) => {
  const { positionals, rest } = readArguments(command.args, { valueFlags: ['--expect'] });
  const words = [...positionals, ...(rest ?? [])];
  const named = (name: string) => TracedText.of(textAt(name, command.program.location));
  const full = words[0] && isAddress(words[0], command) ? [named('start'), ...words] : words;
  const withTest = full.length === 2 ? [...full, named('test')] : full;
  const test = withTest.at(-1);
  // Pairs of a server and the address that tells when it is up.
  const servers = withTest.slice(0, -1).filter((_, index) => index % 2 === 0);
  const addresses = withTest.slice(0, -1).filter((_, index) => index % 2 === 1);
  for (const address of addresses) referToNumbers(address, 'localhost', command.session, { role: 'readiness' });
  const started = parallel(...servers.map((server) => scriptOrLine(server, command)));
  return sequence(detached(started), test ? scriptOrLine(test, command) : idle);
};

/** A script may be called `v4:dev`, which reads like the scheme of a URL. */
function isAddress({ text }: TracedText, { scope, session }: Command): boolean {
  const isScript = packagesOf(session.context.repository).around(scope.directory)?.scripts.has(text) ?? false;
  return !isScript && /^(?:\d+$|:\d+|[a-z][\w-]*:|localhost)/.test(text) && !/\s/.test(text);
}

function scriptOrLine(line: TracedText, { scope, session }: Command): Activity {
  const owner = packagesOf(session.context.repository).around(scope.directory);
  const script = owner && runScript(owner, line.text.replace(/^npm run /, ''), [], scope, session);
  return script ?? (/^[\w:-]+$/.test(line.text) ? idle : session.runLine(line, scope));
}
