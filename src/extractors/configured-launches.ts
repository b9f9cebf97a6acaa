import { parallel } from '../commands/command.ts';
import { resolvePath } from '../commands/paths.ts';
import type { Configuration, ConfiguredLaunch, Selector, Setting } from '../model/configuration.ts';
import type { Declaration, LaunchUnitDeclaration } from '../model/declaration.ts';
import type { Activity, ComposeStart } from '../model/launch.ts';
import type { Problem } from '../model/problem.ts';
import type { Repository } from '../model/repository.ts';
import type { Extraction } from './extractor.ts';

/**
 * The launches of the project's configuration, each a launch unit that starts its parts in parallel. A script is a unit
 * already: its activity takes part as it is, so that its listeners stay the script's own.
 * @param declarations what the files declare: where the scripts are found
 */
export function configuredLaunches(
  { launches }: Configuration,
  declarations: readonly Declaration[],
  repository: Repository,
): Extraction {
  const units = declarations.filter((declaration) => declaration.kind === 'unit');
  const read = launches.map((launch, index) => configuredLaunch(launch, index, units, repository));
  return { declarations: read.map(({ unit }) => unit), problems: read.flatMap(({ problems }) => problems) };
}

function configuredLaunch(
  launch: ConfiguredLaunch,
  index: number,
  units: readonly LaunchUnitDeclaration[],
  repository: Repository,
): { readonly unit: LaunchUnitDeclaration; readonly problems: readonly Problem[] } {
  const { name, compose, scripts, programs } = launch;
  const exists = ({ text }: Setting) => repository.read(text).kind === 'file' || repository.hasDirectory(text);
  const found = scripts.map((selector) => ({ selector, unit: scriptNamed(selector, units) }));
  const unit: LaunchUnitDeclaration = {
    kind: 'unit',
    // Two launches may have one name: they are two all the same.
    id: `configured:${index + 1}#${name.text}`,
    unitKind: 'configured',
    title: `launch ${name.text}`,
    files: [name.location.file],
    directory: '',
    default: true,
    activity: parallel(
      ...composeStarts({ ...launch, compose: compose.filter(exists) }, repository).map(
        (start): Activity => ({ kind: 'compose', start }),
      ),
      ...found.flatMap(({ unit: script }) => script?.activity ?? []),
      ...programs.filter(exists).map(programStart),
    ),
    location: name.location,
  };
  return {
    unit,
    problems: [
      ...[...compose, ...programs]
        .filter((path) => !exists(path))
        .map((path) => absent(path, 'there is no file or folder')),
      ...found.filter(({ unit: script }) => !script).map(({ selector }) => absent(selector, 'there is no script')),
    ],
  };
}

/** The files make one project; what a folder holds is a project of its own. */
function composeStarts(launch: ConfiguredLaunch, repository: Repository): readonly ComposeStart[] {
  const texts = (settings: readonly Setting[]) => settings.map(({ text }) => text);
  const isFolder = ({ text }: Setting) => repository.hasDirectory(text);
  const files = launch.compose.filter((path) => !isFolder(path));
  const [first] = files;
  const common = {
    profiles: texts(launch.profiles),
    services: texts(launch.services),
    envFiles: [],
    environment: {},
    detached: true,
  };
  return [
    ...(first ? [{ ...common, directory: '', files: texts(files), location: first.location }] : []),
    ...launch.compose
      .filter(isFolder)
      .map(({ text, location }) => ({ ...common, directory: text, files: [], location })),
  ];
}

function programStart({ text, location }: Setting): Activity {
  return { kind: 'program', program: { paths: [text], environment: {}, arguments: [], location } };
}

/** `dev` is the root's, `apps/web#dev` that of a folder, `Makefile#dev` that of a file; `bin/dev` and `Procfile` are files that are run. */
function scriptNamed(
  { place = '', name, text }: Selector,
  units: readonly LaunchUnitDeclaration[],
): LaunchUnitDeclaration | undefined {
  const path = resolvePath('', text);
  const named = units.filter((unit) => unit.unitKind === 'script' && unit.id.endsWith(`#${name}`));
  return (
    named.find((unit) => unit.files[0] === place) ??
    named.find((unit) => unit.id === `script:${place === '' ? '' : `${place}/`}package.json#${name}`) ??
    named.find((unit) => unit.directory === place && !unit.id.startsWith('document:')) ??
    units.find((unit) => unit.id === `shell:${path}` || unit.id === `procfile:${path}`)
  );
}

function absent({ text, location }: Setting, what: string): Problem {
  return { severity: 'warning', message: `${what} ${text || '.'}: this entry has no effect`, location };
}
