import { describe, expect, test } from 'vitest';
import { projectServers as extractor } from '../../src/extractors/project-servers.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { projectServers } from '../../src/signatures/project-servers/index.ts';
import { runPreflight } from '../run-preflight.ts';

/** What the commands of projects listen on: `8080@pom.xml:1`. */
async function startedIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { map, problems } = await runPreflight(memoryRepository(files));
  expect(problems).toEqual([]);
  return map.listeners
    .filter(({ unit }) => /^process:.*#/.test(unit) && !unit.endsWith('#quarkus:dev'))
    .flatMap(({ port, location }) =>
      port.kind === 'fixed' ? [`${port.ports.first}@${location.file}:${location.start.line}`] : [],
    )
    .sort();
}

describe.each(projectServers.map((server) => [server.id, server] as const))('%s', (_, { example, source }) => {
  test('finds what its example starts', async () => {
    expect(await startedIn(example.files)).toEqual(example.finds);
    expect(source).toMatch(/^https:\/\//);
  });

  test('says nothing of another file of that name', async () => {
    const other = Object.fromEntries(Object.keys(example.files).map((path) => [path, '\n']));
    expect(await startedIn(other)).toEqual([]);
  });
});

const silent: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    'a parent whose modules are served',
    {
      'pom.xml':
        '<project><packaging>pom</packaging><plugin><artifactId>jetty-maven-plugin</artifactId></plugin></project>\n',
    },
  ],
  [
    'a plugin in a comment',
    { 'pom.xml': '<project><!-- <plugin><artifactId>jetty-maven-plugin</artifactId></plugin> --></project>\n' },
  ],
  [
    'a port that another file knows',
    {
      'pom.xml':
        '<project><plugin><artifactId>tomcat7-maven-plugin</artifactId><port>${tomcat.port}</port></plugin></project>\n',
    },
  ],
  ['a Rails application that Puma is configured for', { 'config.ru': 'run Rails.application\n' }],
  [
    'a package that lends Dart Frog its name',
    { 'pubspec.yaml': 'name: dart_frog_web_socket\ndescription: of dart_frog\n' },
  ],
  ['a Composer project without Laravel', { artisan: "<?php define('LARAVEL_START', 1);\n", 'composer.json': '{}\n' }],
];

test.each(silent)('nothing of %s', async (_, files) => {
  expect(await startedIn(files)).toEqual([]);
});

test('each file that an entry is known by is read', () => {
  for (const { example, path } of projectServers) {
    const known = Object.keys(example.files).filter((file) => path.test(file));
    expect(known.length).toBeGreaterThan(0);
    for (const file of known) expect(extractor.matches(file)).toBe(true);
  }
});
