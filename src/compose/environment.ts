import type { ComposeStart } from '../model/launch.ts';
import type { Location } from '../model/location.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import { evaluateDotenv, parseDotenv, type Variables } from '../parsing/dotenv.ts';
import { plainText, runOf } from '../parsing/interpolation.ts';
import type { Complaints } from './complaints.ts';
import { pathFrom } from './paths.ts';
import { readReferenced } from './reading.ts';

/** What `${…}` in a Compose file can stand for. */
export interface Environment {
  readonly variables: Variables;
  /** Committed templates of a `.env` that isn't there, and the `.env` that each is to become. */
  readonly templates: readonly DotenvTemplate[];
}

export interface DotenvTemplate {
  readonly file: SourceFile;
  readonly becomes: string;
}

/** What stands for the process environment: the variables that the start itself sets. */
export function startEnvironment(start: ComposeStart): Environment {
  return {
    variables: new Map(Object.entries(start.environment).map(([name, value]) => [name, runOf(value)])),
    templates: [],
  };
}

/** A variable's text; undefined when it isn't set. */
export function variable({ variables }: Environment, name: string): string | undefined {
  const value = variables.get(name);
  return value && plainText(value);
}

/** The template that sets a variable, if to an empty text that somebody has to fill in. */
export function templateOf({ templates }: Environment, name: string): DotenvTemplate | undefined {
  return templates.find(({ file }) => parseDotenv(file).entries.some(({ key }) => key === name));
}

/** The variables that env files add: those that are set already win, a later file wins over an earlier one. */
export function withEnvFiles(
  environment: Environment,
  files: readonly { readonly path: string; readonly location: Location }[],
  repository: Repository,
  complaints: Complaints,
): Environment {
  let added: Variables = new Map();
  for (const { path, location } of files) {
    const file = readReferenced(path, location, repository, complaints);
    if (!file) continue;
    added = read(file, environment.variables, added, complaints);
  }
  return { ...environment, variables: new Map([...added, ...environment.variables]) };
}

/** The names that are usual for a template of `.env`. */
const templateNames = ['.env.example', '.env.sample', '.env.template', '.env.dist'];

/** The same for the `.env` of a directory, which need not exist. */
export function withDotenv(
  { variables, templates }: Environment,
  directory: string,
  repository: Repository,
  complaints: Complaints,
): Environment {
  const path = pathFrom(directory, '.env');
  const found = repository.read(path);
  if (found.kind === 'file') {
    return { templates, variables: new Map([...read(found.file, variables, new Map(), complaints), ...variables]) };
  }
  const beside = templateNames.flatMap((name): readonly DotenvTemplate[] => {
    const template = repository.read(pathFrom(directory, name));
    return template.kind === 'file' ? [{ file: template.file, becomes: path }] : [];
  });
  return { variables, templates: [...templates, ...beside] };
}

function read(file: SourceFile, surrounding: Variables, earlier: Variables, complaints: Complaints): Variables {
  const { entries, problems } = parseDotenv(file);
  const evaluated = evaluateDotenv(entries, (name) => surrounding.get(name), earlier);
  complaints.add([...problems, ...evaluated.problems]);
  return evaluated.variables;
}
