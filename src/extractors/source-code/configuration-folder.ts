import type { ConfigurationFolder } from '../../signatures/listen-calls/signature.ts';
import type { Evaluator } from './evaluator.ts';
import { wholeModule } from './program.ts';
import { isPlain } from './settings.ts';
import { fileModule, filesAbove, isDataFile } from './settings-files.ts';
import { at, inArm, noEnvironment, type Term } from './terms.ts';

interface Configured {
  /** The name of the environment variable that decides it. */
  readonly variable: Term | undefined;
  readonly values: readonly Term[];
}

/** What the files of the nearest folder of settings say under a key, those that win first. */
export function configuredUnder(
  evaluator: Evaluator,
  key: string,
  { program }: Term,
  { files, extensions, inMode, variables }: ConfigurationFolder,
  depth: number,
): Configured {
  const inFiles = (...names: readonly string[]) => {
    const endings = names.flatMap((name) => extensions.map((extension) => `${name}.${extension}`));
    return filesAbove(program.path, endings, evaluator.programs.repository)
      .flatMap((path) => valuesIn(evaluator, path, key, depth))
      .filter(isPlain);
  };
  const [variable] = variables === undefined ? [] : inFiles(variables);
  const usual = inFiles(...files);
  const inThatMode = inMode ? inFiles(inMode.file) : [];
  if (!inMode || inThatMode.length === 0) return { variable, values: usual };
  const { mode } = inMode;
  const values = [...usual.map((value) => inArm(value, 'taken')), ...inThatMode.map((value) => inArm(value, { mode }))];
  return { variable, values };
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

/** What a file holds whose path a program gives, relative to the nearest directory that has such a file. */
export function fileAt(evaluator: Evaluator, path: string, asked: Term): readonly Term[] {
  const name = path.replace(/^(?:\.\/)+/, '');
  if (!isDataFile(name) || /^\/|(?:^|\/)\.\.(?:\/|$)/.test(name)) return [];
  const { start, end } = asked.expression;
  return filesAbove(asked.program.path, [name], evaluator.programs.repository).map((file) =>
    at({ kind: 'module', module: fileModule + file, start, end }, asked),
  );
}
