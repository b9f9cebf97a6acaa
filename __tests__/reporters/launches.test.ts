import { expect, test } from 'vitest';
import { onePort } from '../../src/model/port.ts';
import type { Startup } from '../../src/model/port-map.ts';
import { launches } from '../../src/reporters/launches.ts';
import { portMap } from '../../src/reporters/port-map.ts';
import { at, composeUnit, emptyMap, listener, report, shop, unit } from './reports.ts';

const plain = { colors: false, width: 80, folder: '' };

const dev = unit({
  id: 'script:web/package.json#dev',
  kind: 'script',
  title: 'npm run dev',
  files: ['web/package.json'],
});
const service = (name: string, port: number, line: number) =>
  listener({
    id: name,
    owner: { kind: 'service', name },
    port: { kind: 'fixed', ports: onePort(port) },
    location: at('docker-compose.yml', line, 9),
  });
const [web, db, cache] = [service('web', 8080, 5), service('db', 5432, 8), service('cache', 6379, 11)];
const vite = listener({
  id: 'vite',
  unit: dev.id,
  owner: { kind: 'script', name: 'dev' },
  port: { kind: 'fixed', ports: onePort(5173) },
  location: at('web/package.json', 3, 20),
});
const inside = listener({ id: 'inside', namespace: 'container:web', location: at('Dockerfile', 3, 1) });
const startup = (values: Partial<Startup>): Startup => ({
  id: composeUnit.id,
  units: [composeUnit.id],
  command: 'docker compose up',
  certainty: 'certain',
  reason: '`docker compose up` starts them together',
  listeners: [web, db, cache],
  ...values,
});

const understood = report({
  map: {
    ...emptyMap,
    units: [
      composeUnit,
      dev,
      unit({ id: 'configured:1#all', kind: 'configured', title: 'launch all', files: ['.port-preflight.yml'] }),
      unit({
        id: 'compose:ci',
        title: 'docker compose -f ci.yml up',
        files: ['a', 'b', 'c', 'd', 'e'],
        default: false,
      }),
    ],
    listeners: [web, db, cache, vite, inside],
    startups: [
      startup({
        id: `${composeUnit.id} + ${dev.id}`,
        units: [composeUnit.id, dev.id],
        command: 'docker compose up and npm run dev',
        certainty: 'likely',
        reason: 'the containers of `docker compose up` are usually up while `npm run dev` runs',
        listeners: [db, vite],
      }),
      startup({}),
      startup({
        id: 'compose:ci',
        units: ['compose:ci'],
        command: 'docker compose -f ci.yml up',
        listeners: [inside, web],
      }),
      startup({ id: `${dev.id}`, units: [dev.id], command: 'npm run dev', listeners: [vite] }),
      startup({ id: `${dev.id}~2`, units: [dev.id], command: 'npm run dev', listeners: [vite] }),
      startup({
        id: 'configured:1#all',
        units: ['configured:1#all'],
        command: 'launch all',
        listeners: [vite, web, db, cache],
      }),
    ],
  },
});

test('what was understood', () => {
  expect(`\n${launches(understood, plain)}`).toBe(`
What is started
  Launches of the configuration
    launch all  .port-preflight.yml  default
  Compose projects
    docker compose up            docker-compose.yml, docker-compose.override.yml  default
    docker compose -f ci.yml up  a, b, c, 2 more
  Scripts
    npm run dev  web/package.json  default

What is up together
  docker compose up  docker-compose.yml
    certain: \`docker compose up\` starts them together
      5432  db     *  docker-compose.yml:8
      6379  cache  *  docker-compose.yml:11
      8080  web    *  docker-compose.yml:5
  docker compose -f ci.yml up  a
    certain: \`docker compose up\` starts them together
      8080  web  * (inside)  Dockerfile:3
      and 8080 web of docker compose up
  launch all  .port-preflight.yml
    certain: \`docker compose up\` starts them together
      5173  dev  *  web/package.json:3
      and all 3 of docker compose up
  docker compose up and npm run dev  docker-compose.yml, web/package.json
    likely: the containers of \`docker compose up\` are usually up while \`npm run
    dev\` runs
      and 5173 dev of npm run dev
      and 5432 db of docker compose up

What is up alone
  npm run dev  certain  5173  dev  *  web/package.json:3

5 listeners of 4 launch units in 3 files
`);
});

test('nothing to tell', () => {
  expect(launches(report(), plain)).toBe('0 listeners of 0 launch units in 3 files\n');
  expect(portMap(report(), plain)).toBe('0 listeners of 0 launch units in 3 files\n');
});

test('colours are the only difference', () => {
  const colored = (text: string) => text.replaceAll(/\u001b\[\d+m/g, '');
  expect(colored(launches(understood, { ...plain, colors: true }))).toBe(launches(understood, plain));
  expect(colored(portMap(shop, { ...plain, colors: true }))).toBe(portMap(shop, plain));
});

test('the parts into which alternatives split a startup are told as one', () => {
  const parts = [
    { instead: ['web', 'db'], listeners: [web, db] },
    { instead: ['cache', 'db'], listeners: [cache, db] },
    { instead: ['web', 'dev'], listeners: [web, vite] },
  ].map(({ instead, listeners }) => startup({ id: `${composeUnit.id}|${instead.join('|')}`, instead, listeners }));
  const text = launches(report({ map: { ...emptyMap, units: [composeUnit], startups: parts } }), plain);
  expect(text).toContain(`
  docker compose up  docker-compose.yml
    certain: \`docker compose up\` starts them together
    only one at a time: web, cache
    only one at a time: db, dev
      5173  dev    *  web/package.json:3
      5432  db     *  docker-compose.yml:8
      6379  cache  *  docker-compose.yml:11
      8080  web    *  docker-compose.yml:5
`);
});

test('very many startups are cut with a word', () => {
  const startups = Array.from({ length: 500 }, (_, index) =>
    startup({ id: `s${index}`, command: `command ${index}`, listeners: [web, db] }),
  );
  const text = launches(report({ map: { ...emptyMap, startups } }), plain);
  expect(text).toContain('  command 199\n');
  expect(text).not.toContain('command 200');
  expect(text).toContain('  and 300 more startups\n');
});

test('the whole port map', () => {
  expect(`\n${portMap(shop, { ...plain, folder: 'examples' })}`).toBe(`
Ports
  docker compose up  examples/docker-compose.yml
    5432                 api → 5432                127.0.0.1  line 10
    8080                 web → 80                  *          line 5
    8080                 api → 3000                *          line 9
    9000-9010/udp (one)  worker ×3 (profile jobs)  *          line 3
    any                  cache → 6379              *          line 5
  npm run dev  examples/package.json
    80                   dev                       localhost  line 3

Ports of variants and of programs by themselves
  docker compose -f x.yml up  examples/x.yml
    8080  web  *  line 5

Ports that are a variable without a value
  $PORT  web  examples/docker-compose.yml:4:9

8 listeners of 3 launch units in 12 files; 1 problem, see \`port-preflight check\`
`);
});
