import { describe, expect, test } from 'vitest';
import { terminal } from '../../src/reporters/terminal.ts';
import { at, emptyMap, finding, listener, report, shop, sources, unit } from './reports.ts';

const plain = { colors: false, width: 100, folder: '' };

test('a repository in trouble', () => {
  expect(`\n${terminal(shop, plain)}`).toBe(`
✖ error duplicate-binding: services web and api both publish tcp port 8080 on every address
  docker-compose.yml:9:10
     4 │     ports:
     5 │       - "8080:80"
       │          ^^^^ web publishes it here
     6 │   api:
       ⋮
     8 │     ports:
     9 │       - "8080:3000"
       │          ^^^^
    10 │       - "127.0.0.1:5432:5432"
  → change 8080 to 8081 at docker-compose.yml:9:10

▲ warning privileged-port: script dev binds tcp port 80, for which it needs privileges
  package.json:3:23
    2 │   "scripts": {
    3 │     "dev": "vite --port 80"
      │                         ^^
    4 │   }
  → change 80 to 8082 at package.json:3:23

● notice well-known-port: service api publishes tcp port 5432, on which PostgreSQL often runs
  already
  docker-compose.yml:10:20
    10 │       - "127.0.0.1:5432:5432"
       │                    ^^^^
  → port 5433 is free

Not read, or only in part
  ✖ x.yml:3:5  docker compose refuses this: additional property imagee is not allowed

Ports
  docker compose up  docker-compose.yml
    5432                 api → 5432                127.0.0.1  line 10
    8080                 web → 80                  *          line 5
    8080                 api → 3000                *          line 9
    9000-9010/udp (one)  worker ×3 (profile jobs)  *          line 3
  npm run dev  package.json
    80                   dev                       localhost  line 3
  and 1 listener on any free port
  and 1 listener that only variants bring up

✖ 1 error, 1 warning, 1 notice, 1 problem  8 listeners of 3 launch units in 12 files; suppressed: 1 by comments, 2 known to the baseline; left out: 14 test files, 1 vendored folder, 2 binary files, 1 file over 2 MiB
  2 findings can be fixed by port-preflight fix
`);
});

test('nothing to say', () => {
  expect(terminal(report(), plain)).toBe('✔ no conflict  0 listeners of 0 launch units in 3 files\n');
});

test('places are seen from the working directory', () => {
  const text = terminal(shop, { ...plain, folder: 'examples/shop' });
  expect(text).toContain('\n  examples/shop/docker-compose.yml:9:10\n');
  expect(text).toContain('at examples/shop/package.json:3:23');
});

test('colours are the only difference', () => {
  const colored = terminal(shop, { ...plain, colors: true });
  expect(colored).toContain('\u001b[31m✖ error\u001b[0m\u001b[1m duplicate-binding: services');
  expect(colored.replaceAll(/\u001b\[\d+m/g, '')).toBe(terminal(shop, plain));
});

describe('places', () => {
  test('in two files have a frame each', () => {
    const text = terminal(
      report({
        findings: [finding({ related: [{ message: 'dev binds it here', location: at('package.json', 3, 23, 2) }] })],
      }),
      plain,
    );
    expect(text).toContain('  docker-compose.yml:9:10\n');
    expect(text).toContain('  package.json:3:23\n');
    expect(text).toContain('^^ dev binds it here\n');
  });

  test('without a text are named', () => {
    const text = terminal(report({ findings: [finding({})], sources: new Map() }), plain);
    expect(text).toContain('  docker-compose.yml:9:10\n  docker-compose.yml:5:10 web publishes it here\n');
    expect(text).toContain('→ write 8081 at docker-compose.yml:9:10');
  });

  test('that are many are counted', () => {
    const related = Array.from({ length: 30 }, (_, index) => ({
      message: `place ${index}`,
      location: at('a.yml', index + 1, 1),
    }));
    const text = terminal(report({ findings: [finding({ related })] }), plain);
    expect(text).toContain('  and 25 more places\n');
    expect(text).not.toContain('place 5\n');
  });
});

test('a long port map is cut with a word', () => {
  const listeners = Array.from({ length: 200 }, (_, index) =>
    listener({ id: `l${index}`, port: { kind: 'fixed', ports: { first: 3000 + index, last: 3000 + index } } }),
  );
  const text = terminal(report({ map: { ...emptyMap, units: [unit({})], listeners } }), plain);
  expect(text).toContain('\n    3059  web');
  expect(text).not.toContain('3060');
  expect(text).toContain('  and 140 more listeners\n');
});

test('a long name does not push the table out of the window', () => {
  const owner = { kind: 'service', name: 'n'.repeat(500) } as const;
  const text = terminal(report({ map: { ...emptyMap, units: [unit({})], listeners: [listener({ owner })] } }), plain);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(110);
});

test('an edit is told by what stands there now', () => {
  const edits = [
    { location: at('.env', 1, 10, 4), newText: '8081' },
    { location: at('.env', 2, 1, 1), newText: 'x' },
  ];
  const text = terminal(
    report({
      findings: [finding({ suggestion: { port: 8081, edits } })],
      sources: sources({ '.env': 'WEB_PORT=8080\n' }),
    }),
    plain,
  );
  expect(text).toContain('→ change 8080 to 8081 at .env:1:10 and 1 more place\n');
});

test('a long message is wrapped, and a listener of another file says so', () => {
  const text = terminal(
    report({
      findings: [finding({ message: 'word '.repeat(30).trim() })],
      map: { ...emptyMap, units: [unit({})], listeners: [listener({ location: at('base.yml', 3, 5) })] },
    }),
    { ...plain, width: 60 },
  );
  expect(text).toMatch(/^✖ error duplicate-binding: word( word){5}\n {2}word( word){10}\n/);
  expect(text).toContain('    8080  web  *  base.yml:3\n');
});
