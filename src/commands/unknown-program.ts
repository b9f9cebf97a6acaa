import type { ListenerDeclaration } from '../model/declaration.ts';
import type { Activity } from '../model/launch.ts';
import { locationKey } from '../model/location.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { idlePrograms } from '../signatures/tools/clients.ts';
import { readArguments, valuesOf } from './arguments.ts';
import { type Command, type Handler, parallel } from './command.ts';
import { inspectorOfEnvironment } from './inspector.ts';
import { listenerOf, portParts } from './listeners.ts';
import { readPort } from './port-values.ts';

/** What no server is called: tests, builds and errands, whatever PORT is around them (trap 21). */
const errand =
  /(?:^|[:_./-])(?:build|builder|test|tests|spec|e2e|lint|check|format|fmt|typecheck|types|tsc|generate|gen|codegen|migrate|migrations?|seed|install|ci|clean|deploy|publish|release|compile|bundle|export|init|add|new|create|update|upgrade|setup|prepare|coverage|bench|benchmark|docs?|validate|login|logout|exec|stop|kill|down|destroy|rm|ps|logs?|status|help|version|wait|ping|probe|health|healthcheck|connect|dump|import|backup|restore|push|pull|fetch|sync|download|upload|send)(?:$|[:_.-])/i;

/** Scripts and programs of these names start a server; `-p` is its port. */
const server = /^(?:dev|start|serve|server|preview|develop|run|up|watch)(?:[:_-].*)?$/i;

/** Flags that name an address, `-httpAddr`: a client's, unless it is one that only a server can mean. */
const addressFlag = /^--?(?:[\w.-]*(?:addr(?:ess)?|listen|bind)|http)$/i;
const wildcard = /^(?:0\.0\.0\.0|\[::\]|\*)?:/;

/** A program that no entry knows: PORT in its environment, or `--port`, makes a listener likely (trap 26). */
export const unknownProgram: Handler = (command): Activity => {
  const listener = likelyListener(command, command.args);
  const own = parallel(
    ...[...(listener ? [listener] : []), ...furtherListeners(command, listener)].map(
      (each): Activity => ({ kind: 'listen', listener: each }),
    ),
  );
  // Whoever sets NODE_OPTIONS for a command knows it for a program of Node.
  const isTold = command.scope.variables.get('NODE_OPTIONS')?.givenToAll !== true;
  return isTold ? parallel(...inspectorOfEnvironment(command), own) : own;
};

/** What a command line alone makes likely: `--port 4000`, `PORT=4000`. */
export function likelyListener(command: Command, args: readonly TracedText[]): ListenerDeclaration | undefined {
  if (isErrand(command, args)) return undefined;
  // `cargo run -- --port 4000`: the dashes only part the program's arguments from its starter's.
  const own = args.filter(({ text }) => text !== '--');
  const flags = [
    '--port',
    '-port',
    '--inspect-extensions',
    '--inspect-brk-extensions',
    ...(server.test(command.name) || isServing(own) ? ['-p'] : []),
  ];
  const read = readArguments(own, { valueFlags: [...flags, ...addressFlagsIn(own)] });
  const value = valuesOf(read, ...flags).at(-1) ?? serverAddresses(own).at(-1);
  const flag = value && readPort(value);
  if (flag && flag !== 'too-high') {
    return listenerOf(command, {
      ...portParts(flag),
      mechanism: 'command-flag',
      onConflict: 'unknown',
      confidence: 'medium',
    });
  }
  const variable = command.scope.variables.get('PORT');
  const isTelling = variable?.exported && !variable.givenToAll;
  const set = isTelling ? readPort(variable.value) : undefined;
  if (!variable || !set || set === 'too-high') return undefined;
  const parts = portParts(set);
  return listenerOf(command, {
    ...parts,
    ...(variable.fromFile ? { location: command.program.location } : {}),
    startedAt: command.program.location,
    variable: 'PORT',
    mechanism: 'environment',
    onConflict: 'unknown',
    confidence: 'medium',
  });
}

/** `-rtmpAddr :1935 -httpAddr :8935`: each opens a port of its own. */
function furtherListeners(command: Command, first: ListenerDeclaration | undefined): readonly ListenerDeclaration[] {
  if (!first || isErrand(command, command.args)) return [];
  const ports = serverAddresses(command.args).flatMap((address) => {
    const reading = readPort(address);
    return reading && reading !== 'too-high' ? [portParts(reading)] : [];
  });
  return ports
    .filter(({ location }) => locationKey(location) !== locationKey(first.location))
    .map((parts) =>
      listenerOf(command, { ...parts, mechanism: 'command-flag', onConflict: 'unknown', confidence: 'medium' }),
    );
}

function addressFlagsIn(args: readonly TracedText[]): readonly string[] {
  return args.map(({ text }) => text.split('=')[0] ?? '').filter((flag) => addressFlag.test(flag));
}

/** The addresses among the arguments that only a server can mean: `:8080`, `0.0.0.0:8080`. */
function serverAddresses(args: readonly TracedText[]): readonly TracedText[] {
  const flags = addressFlagsIn(args);
  return valuesOf(readArguments(args, { valueFlags: flags }), ...flags).filter(({ text }) => wildcard.test(text));
}

/** `acme dev -p 3000`: as many digits are no number of processes. */
function isServing(args: readonly TracedText[]): boolean {
  const read = readArguments(args, { valueFlags: ['-p'] });
  const [verb] = read.positionals;
  return (
    verb !== undefined && server.test(verb.text) && valuesOf(read, '-p').every(({ text }) => /^\d{4,5}$/.test(text))
  );
}

function isErrand({ program }: Command, args: readonly TracedText[]): boolean {
  const [verb, next] = readArguments(args, { valueFlags: [] }).positionals;
  // `build/index.js` is what a build has made.
  if (errand.test(program.text.replace(/^(?:\.{1,2}\/)*build\//, ''))) return true;
  // `fern docs dev`: the documentation is served.
  if (verb?.text === 'docs' && next && server.test(next.text)) return false;
  return verb !== undefined && (idlePrograms.has(verb.text) || (isVerb(verb.text) && errand.test(verb.text)));
}

/** `test`, `build:web`, but not the folder `test-app` or `public/docs` that a server is given. */
function isVerb(word: string): boolean {
  return /^\w+(?::.*)?$/.test(word);
}
