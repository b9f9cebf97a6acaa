import { expect, it } from 'vitest';
import { isTest } from '../../src/extractors/scope.ts';

it.each([
  't/server.t',
  't/lib/TestServer.pm',
  'web/src/__e2e__/setup.ts',
  'pkg/__tests__/a.js',
  'api/server_test.go',
  'src/conftest.py',
  'src/testcurl/test_get.c',
])('takes %s for a test', (path) => {
  expect(isTest(path)).toBe(true);
});

it.each(['lib/Server.pm', 'bin/t', 't/index.js', 'cmd/contest/main.go', 'src/__main__.py'])(
  'takes %s for a part of the program',
  (path) => {
    expect(isTest(path)).toBe(false);
  },
);
