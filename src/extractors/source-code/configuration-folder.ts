import type { ConfigurationFolder } from '../../signatures/listen-calls/signature.ts';
import { adapters } from './adapters.ts';
import type { Evaluator } from './evaluator.ts';
import { variableNamed } from './named-terms.ts';
import { wholeModule } from './program.ts';
import { isPlain } from './settings.ts';
import { asFile, filesAbove, isDataFile, isFileModule } from './settings-files.ts';
import { at, inArm, noEnvironment, type Term } from './terms.ts';
import { likeliestValue, textOf } from './values.ts';

interface Configured {
  /** The name of the environment variable that decides it. */
  readonly variable: Term | undefined;
  readonly values: readonly Term[];
}

/** What the files of the nearest folder of settings say under a key, those that win first. */
export function configuredUnder(
  evaluator: Evaluator,
  asked: string,
  { program }: Term,
  { files: always, extensions, folder, inMode, variables }: ConfigurationFolder,
  depth: number,
): Configured {
  const [file = '', ...rest] = asked.split('.');
  const [files, key] = folder === undefined ? [always, asked] : [[`${folder}/${file}`], rest.join('.')];
  const inFiles = (...names: readonly string[]) => {
    const endings = names.flatMap((name) => extensions.map((extension) => `${name}.${extension}`));
    return filesAbove(program.path, endings, evaluator.programs.repository)
      .flatMap((path) => valuesIn(evaluator, path, key, depth))
      .filter((value) => isPlain(value) || value.expression.kind === 'object');
  };
  const [variable] = variables === undefined ? [] : inFiles(variables);
  const usual = inFiles(...files);
  const inThatMode = inMode ? inFiles(inMode.file) : [];
  if (!inMode || inThatMode.length === 0) return { variable, values: usual };
  const { mode } = inMode;
  const values = [...usual.map((value) => inArm(value, 'taken')), ...inThatMode.map((value) => inArm(value, { mode }))];
  return { variable, values };
}

/** What the files of a folder say of a member of the module that reads them: `config.server.port`. */
export function configuredMember(evaluator: Evaluator, object: Term, name: string, depth: number): readonly Term[] {
  const { settingsModules = [] } = adapters[object.program.language].facts;
  if (settingsModules.length === 0) return [];
  const keys = [name];
  let at = object.expression;
  for (; at.kind === 'member'; at = at.object) if (at.name !== 'default') keys.unshift(at.name);
  const { module } = at.kind === 'module' ? at : { module: undefined };
  const folder = settingsModules.find((each) => each.module === module);
  if (!folder) return [];
  const { variable, values } = configuredUnder(evaluator, keys.join('.'), object, folder, depth);
  return [...(variable ? variableNamed(evaluator, variable, depth) : []), ...values.filter(isPlain)];
}

function valuesIn(evaluator: Evaluator, path: string, key: string, depth: number): readonly Term[] {
  const program = evaluator.programs.get(path);
  if (!program) return [];
  const around = { program, environment: noEnvironment };
  const whole = program.exports.get(wholeModule) ?? program.exports.get('default');
  if (whole) return evaluator.path({ ...around, expression: whole }, key, depth);
  const value = program.exports.get(key);
  return value ? evaluator.reduce({ ...around, expression: value }, depth) : [];
}

/** What a file of data holds: one that has been opened already, or the one that a path names. */
export function fileAt(evaluator: Evaluator, given: Term | undefined, asked: Term, depth: number): readonly Term[] {
  const reduced = given ? evaluator.reduce(given, depth) : [];
  const opened = reduced.filter(({ expression }) => isFileModule(expression));
  if (opened.length > 0) return opened;
  const value = likeliestValue(reduced, evaluator);
  const name = value && pathEnd(textOf(value));
  if (name === undefined || name === '') return [];
  // Of a folder the file that is called as most are.
  const names = isDataFile(name) ? [name] : ['yaml', 'yml', 'json', 'toml'].map((end) => `${name}/config.${end}`);
  return filesAbove(asked.program.path, names, evaluator.programs.repository)
    .slice(0, 1)
    .map((file) => at(asFile(file, asked.expression), asked));
}

/** A path as it is seen from some directory: where it begins need not be known, e.g. the directory of the program. */
function pathEnd(text: string): string | undefined {
  const known = text.slice(text.lastIndexOf('\0') + 1);
  if (known.startsWith('/') === (known === text)) return undefined;
  const path = known.replace(/^\/?(?:\.{1,2}\/)*/, '');
  return /(?:^|\/)\.\.(?:\/|$)/.test(path) ? undefined : path;
}
