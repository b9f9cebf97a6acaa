import { type Activity, idle } from '../model/launch.ts';
import { TracedText } from '../parsing/traced-text.ts';
import { type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import { addBuilt } from './built-programs.ts';
import { type CargoPackage, cargoPackagesOf } from './cargo-packages.ts';
import { type Command, composed, type Handler } from './command.ts';
import { upwards } from './packages.ts';
import { directoryOf, resolvePath } from './paths.ts';
import { startProgram } from './program-start.ts';

const runFlags = [
  ...['-p', '--package', '--bin', '--example', '-F', '--features', '--profile', '--target', '--target-dir', '-Z'],
  ...['--manifest-path', '--message-format', '--color', '--config', '-j', '--jobs', '-C', '--path', '--root'],
];
const watchFlags = [
  '-x',
  '--exec',
  '-s',
  '--shell',
  '-w',
  '--watch',
  '-i',
  '--ignore',
  '-C',
  '--workdir',
  '-d',
  '--delay',
];

/** `cargo run -p api -- --port 8080`, `cargo run --bin worker`, `cargo watch -x run`; undefined for anything else. */
export const cargo: Handler = (command): Activity | undefined => {
  const [verb, ...args] = command.args.filter(({ text }) => !text.startsWith('+'));
  if (verb?.text === 'watch') return watch(command, args);
  if (verb?.text === 'build' || verb?.text === 'b' || verb?.text === 'install') return build(command, args);
  if (verb?.text !== 'run' && verb?.text !== 'r') return undefined;
  const read = readArguments(args, { valueFlags: runFlags, stopsAtPositional: true });
  const path = programOf(read, command);
  if (path === undefined) return undefined;
  const [named = verb] = [...valuesOf(read, '--bin', '--example'), ...valuesOf(read, '-p', '--package')];
  return startProgram(command, [path], [...read.positionals, ...(read.rest ?? [])], named);
};

/** `cargo build --release --bin api`, `cargo install --path crates/api` */
function build(command: Command, args: readonly TracedText[]): Activity {
  const read = readArguments(args, { valueFlags: runFlags });
  const path = lastOf(read, '--path');
  const directory = path === undefined ? command.scope.directory : resolvePath(command.scope.directory, path);
  if (directory === undefined) return idle;
  const inside = { ...command, scope: { ...command.scope, directory } };
  const only = lastOf(read, '--bin');
  for (const { binaries } of packagesMeant(read, inside)) {
    for (const [name, file] of binaries) if (name === (only ?? name)) addBuilt(command.session, name, [file]);
  }
  return idle;
}

/** The root file of the one program that is meant; undefined where cargo would ask which. */
function programOf(read: ReadArguments, command: Command): string | undefined {
  const packages = packagesMeant(read, command);
  const example = lastOf(read, '--example');
  if (example !== undefined) return onlyOne(packages.flatMap(({ examples }) => examples.get(example) ?? []));
  const name = lastOf(read, '--bin');
  return onlyOne(
    packages.flatMap(({ binaries, defaultRun }) => {
      const chosen = name ?? defaultRun;
      return chosen === undefined ? [...binaries.values()] : (binaries.get(chosen) ?? []);
    }),
  );
}

function onlyOne(paths: readonly string[]): string | undefined {
  return new Set(paths).size === 1 ? paths[0] : undefined;
}

/** The package that is named, else the one around the directory; of a workspace that is none, its members. */
function packagesMeant(read: ReadArguments, { scope, session }: Command): readonly CargoPackage[] {
  const packages = cargoPackagesOf(session.context.repository);
  const all = [...packages.values()];
  const named = lastOf(read, '-p', '--package');
  if (named !== undefined) return all.filter(({ name }) => name === named.replace(/@[\d.]+$/, ''));
  const manifest = lastOf(read, '--manifest-path');
  const from = manifest === undefined ? scope.directory : resolvePath(scope.directory, manifest);
  if (from === undefined) return [];
  const nearest = upwards(manifest === undefined ? from : directoryOf(from)).flatMap(
    (each) => packages.get(each) ?? [],
  )[0];
  if (!nearest || nearest.name !== undefined) return nearest ? [nearest] : [];
  const inside = nearest.directory === '' ? '' : `${nearest.directory}/`;
  return all.filter(({ directory }) => directory.startsWith(inside));
}

function lastOf(read: ReadArguments, ...flags: readonly string[]): string | undefined {
  const value = valuesOf(read, ...flags).at(-1);
  return value?.isResolved ? value.text : undefined;
}

/** `cargo watch -x 'run -p api'`, `cargo watch -s ./start.sh`, `cargo watch -- cargo run`: one after the other. */
function watch({ program, scope, session }: Command, args: readonly TracedText[]): Activity {
  const { options, rest = [] } = readArguments(args, { valueFlags: watchFlags, stopsAtPositional: true });
  const steps = options.flatMap(({ flag, value }) => {
    if (!value) return [];
    if (flag === '-s' || flag === '--shell') return [session.runLine(value, scope)];
    if (flag !== '-x' && flag !== '--exec') return [];
    const space = TracedText.of({ text: ' ', locate: () => value.location });
    return [session.runLine(TracedText.join(program, space, value), scope)];
  });
  return composed('sequence', rest.length > 0 ? [...steps, session.run(rest, scope)] : steps);
}
