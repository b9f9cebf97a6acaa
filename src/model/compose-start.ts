import type { ComposeStart } from './launch.ts';

/**
 * Id of the launch unit that a start of named files makes: `compose:a.yml+b.yml`. A start that names no files and no
 * environment is the discovered project's own unit, whose id only discovery knows; its text here names the directory.
 */
export function composeUnitId(start: Pick<ComposeStart, 'directory' | 'files' | 'envFiles' | 'environment'>): string {
  const settings = [
    ...start.envFiles.map((file) => `--env-file ${file}`),
    ...Object.entries(start.environment)
      .map(([name, value]) => `${name}=${value}`)
      .sort(),
  ];
  const files = start.files.length > 0 ? start.files.join('+') : `${start.directory || '.'}/`;
  return [`compose:${files}`, ...settings].join(' ');
}

/**
 * Id of the unit that `-f compose.yaml` makes where a bare start would read an override file, too: the discovered project,
 * with the override, has the plain id.
 */
export function withoutOverrideId(start: ComposeStart): string {
  return `${composeUnitId(start)} without its override`;
}

/** `docker compose up` with profiles: `docker compose --profile gpu up`. */
export function composeCommand(title: string, profiles: readonly string[]): string {
  const flags = profiles.map((profile) => ` --profile ${profile}`).join('');
  return title.endsWith(' up') ? `${title.slice(0, -3)}${flags} up` : `${title}${flags}`;
}
