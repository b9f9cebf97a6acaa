import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { oncePer } from '../model/once.ts';
import type { SourceFile } from '../model/repository.ts';
import { expandJust, type Justfile, type JustRecipe, parseJustfile } from '../parsing/justfile.ts';
import { expandMake, type Makefile, type MakeVariable, parseMakefile } from '../parsing/makefile.ts';
import { TracedText } from '../parsing/traced-text.ts';
import { hasFlag, readArguments, valuesOf } from './arguments.ts';
import { composed, type Handler, parallel, type Session, sequence } from './command.ts';
import { loadEnvironmentFile } from './environment-files.ts';
import { upwards } from './packages.ts';
import { directoryOf, joinPath, resolvePath, unknownDirectory } from './paths.ts';
import { asProgram, entering, type Scope, type Variable, withVariables } from './scope.ts';

// ---- make --------------------------------------------------------------------------------------------------------------

const makeFlags = ['-C', '--directory', '-f', '--file', '--makefile', '-I', '-o', '-W', '-l'];
const makefileNames = ['GNUmakefile', 'makefile', 'Makefile'];

/** `make -C web dev PORT=4000` */
export const make: Handler = ({ args, scope, session }) => {
  const read = readArguments(args, { valueFlags: makeFlags });
  if (hasFlag(read, '-n', '--dry-run', '--just-print')) return idle;
  const moved = valuesOf(read, '-C', '--directory').at(-1);
  const directory = moved ? (resolvePath(scope.directory, moved.text) ?? unknownDirectory) : scope.directory;
  const file = firstFile(
    directory,
    valuesOf(read, '-f', '--file', '--makefile').map(({ text }) => text),
    makefileNames,
    session,
  );
  if (!file) return idle;
  const given = read.positionals.flatMap(variableGiven);
  const makefile = readMakefile(file);
  const inside = withVariables(
    { ...asProgram(scope), directory },
    given.map(([name, { value }]) => [name, { value: TracedText.of(value), exported: true }]),
  );
  const goals = read.positionals.filter(({ text }) => !text.includes('=')).map(({ text }) => text);
  const [first] = makefile.targets.keys();
  const targets = goals.length > 0 ? goals : first === undefined ? [] : [first];
  const overridden = {
    ...makefile,
    variables: new Map([...makefile.variables, ...inherited(makefile, inside), ...given]),
  };
  const isParallel = read.options.some(({ flag }) => /^(?:-j\d*|--jobs)$/.test(flag));
  const started = targets.map((target) => runMakeTarget(overridden, file.path, target, inside, session, isParallel));
  return isParallel ? parallel(...started) : sequence(...started);
};

/** The variables of the environment that the Makefile sets only where nobody else does: `PORT ?= 3000`. */
function inherited({ variables }: Makefile, scope: Scope): readonly (readonly [string, MakeVariable])[] {
  return [...variables].flatMap(([name, { isDefault, exported }]) => {
    const set = isDefault ? scope.variables.get(name) : undefined;
    return set ? [[name, { value: set.value, isDefault, exported }] as const] : [];
  });
}

function variableGiven(word: TracedText): readonly (readonly [string, MakeVariable])[] {
  const match = /^([\w.-]+):?=/.exec(word.text);
  return match?.[1] ? [[match[1], { value: word.slice(match[0].length), isDefault: false, exported: true }]] : [];
}

function firstFile(
  directory: string,
  named: readonly string[],
  defaults: readonly string[],
  { context }: Session,
): SourceFile | undefined {
  const paths =
    named.length > 0
      ? named.flatMap((name) => resolvePath(directory, name) ?? [])
      : defaults.map((name) => joinPath(directory, name));
  for (const path of paths) {
    const result = context.repository.read(path);
    if (result.kind === 'file') return result.file;
  }
  return undefined;
}

const readMakefile = oncePer(parseMakefile);
const readJustfile = oncePer(parseJustfile);

/** What a target starts: its prerequisites, then its recipe, each line in a shell of its own. */
export function runMakeTarget(
  makefile: Makefile,
  path: string,
  name: string,
  scope: Scope,
  session: Session,
  isParallel = false,
): Activity {
  const target = makefile.targets.get(name);
  const inside = target && entering(scope, `${path}#${name}`);
  if (!target || !inside) return idle;
  const isOwn = target.variables.size > 0;
  const copied = isOwn ? makefile.variables.size : exportedVariables(makefile, makefile.variables).length;
  if (!session.follow(target.location, 1 + (copied + target.prerequisites.length) / perCommand)) return idle;
  const before = target.prerequisites.map((each) => runMakeTarget(makefile, path, each, inside, session, isParallel));
  const variables = isOwn ? new Map([...makefile.variables, ...target.variables]) : makefile.variables;
  const withExports = withVariables(inside, exportedVariables(makefile, variables));
  const recipe = target.recipe.map((line) => session.runLine(expandMake(line, variables), withExports));
  return composed('sequence', [composed(isParallel ? 'parallel' : 'sequence', before), ...recipe]);
}

/** So many variables and prerequisites cost as much as one command. */
const perCommand = 20;

type ExportedVariables = readonly (readonly [string, Variable])[];

/** What each Makefile exports to all of its recipes. */
const exported = new WeakMap<ReadonlyMap<string, MakeVariable>, ExportedVariables>();

function exportedVariables({ exportsAll }: Makefile, variables: ReadonlyMap<string, MakeVariable>): ExportedVariables {
  const known = exported.get(variables);
  if (known) return known;
  const found = [...variables]
    .filter(([, variable]) => variable.exported || exportsAll)
    .map(([name, { value }]) => [name, { value: expandMake(value, variables), exported: true }] as const);
  exported.set(variables, found);
  return found;
}

// ---- just --------------------------------------------------------------------------------------------------------------

const justFlags = ['-f', '--justfile', '-d', '--working-directory', '--set', '--shell', '--dotenv-path'];
const justfileNames = ['justfile', 'Justfile', '.justfile', 'JUSTFILE'];

/** `just dev 4000` */
export const just: Handler = ({ args, scope, session }) => {
  const read = readArguments(args, { valueFlags: justFlags });
  const named = valuesOf(read, '-f', '--justfile').map(({ text }) => text);
  const directories = named.length > 0 ? [scope.directory] : upwards(scope.directory);
  for (const directory of directories) {
    const file = firstFile(directory, named, justfileNames, session);
    if (!file) continue;
    const justfile = readJustfile(file);
    const [name, ...given] = read.positionals;
    const [first] = justfile.recipes.keys();
    return runJustRecipe(
      justfile,
      file.path,
      name?.text ?? first ?? '',
      { ...asProgram(scope), directory: directoryOf(file.path) },
      session,
      given,
    );
  }
  return idle;
};

export function runJustRecipe(
  justfile: Justfile,
  path: string,
  name: string,
  scope: Scope,
  session: Session,
  given: readonly TracedText[] = [],
): Activity {
  const recipe = justfile.recipes.get(name);
  const inside = recipe && entering(scope, `${path}#${name}`);
  if (!recipe || !inside) return idle;
  const copied = justfile.variables.size + recipe.dependencies.length;
  if (!session.follow(recipe.location, 1 + copied / perCommand)) return idle;
  const before = recipe.dependencies.map((each) => runJustRecipe(justfile, path, each, inside, session));
  const values = justValues(justfile, recipe, given, inside);
  const exports = [...justfile.variables].flatMap(([variable, { exported: isExported }]) => {
    const value = isExported ? values.get(variable) : undefined;
    return value ? [[variable, { value, exported: true }] as const] : [];
  });
  const dotenv = justfile.loadsDotenv ? loadEnvironmentFile('.env', inside, session.context.repository, true) : [];
  const ready = withVariables(inside, [...dotenv, ...exports]);
  return composed('sequence', [...before, ...bodyOf(recipe, values).map((line) => session.runLine(line, ready))]);
}

function justValues(
  justfile: Justfile,
  recipe: JustRecipe,
  given: readonly TracedText[],
  scope: Scope,
): ReadonlyMap<string, TracedText> {
  const variables = [...justfile.variables].flatMap(([name, { value, environment }]) => {
    const set = environment === undefined ? undefined : scope.variables.get(environment)?.value;
    if (set) return [[name, set] as const];
    const text = value ? TracedText.of(value) : undefined;
    return text ? [[name, environment === undefined ? text : text.asDefaultOf(environment)] as const] : [];
  });
  const parameters = recipe.parameters.flatMap(({ name, value }, index) => {
    const argument = given[index] ?? (value ? TracedText.of(value) : undefined);
    return argument ? [[name, argument] as const] : [];
  });
  return new Map([...variables, ...parameters]);
}

/** Each line runs in a shell of its own, unless the recipe begins with `#!`: then it is one script. */
function bodyOf({ body }: JustRecipe, values: ReadonlyMap<string, TracedText>): readonly TracedText[] {
  const lines = body.map((line) => expandJust(line, values));
  const [first, ...rest] = lines;
  if (!first?.text.startsWith('#!')) return lines.map((line) => line.slice(/^[@-]*/.exec(line.text)?.[0].length ?? 0));
  if (!/\b(?:ba|z)?sh\b/.test(first.text)) return [];
  const lineBreak = TracedText.of({ text: '\n', locate: () => first.location });
  const [start, ...others] = rest;
  return start ? [TracedText.join(start, ...others.flatMap((line) => [lineBreak, line]))] : [];
}
