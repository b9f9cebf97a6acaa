import { describe, expect, test } from 'vitest';
import { bindingsOf, type Files, refusalsOf } from './render.ts';

/** Projects on which we once disagreed with docker compose, made small: its verdict. */
describe('the differential test found', () => {
  test.each<readonly [string, Files, readonly string[] | 'refused']>([
    [
      'a list of dependencies merged onto by another file',
      {
        'compose.yaml': 'services: {a: {image: x, depends_on: [b], ports: ["1:1"]}, b: {image: x}}\n',
        'compose.override.yaml': 'services: {a: {command: y}}\n',
      },
      ['a any tcp 1 to 1'],
    ],
    [
      'a key that is reset where a merge key brings it too',
      { 'compose.yaml': 'x-b: &b {ports: ["1:1"]}\nservices: {a: {image: x, ports: !reset ["2:2"], <<: *b}}\n' },
      ['a any tcp 1 to 1'],
    ],
    [
      'a fraction next to a text of the same number',
      { 'compose.yaml': 'services: {a: {image: x, ports: [080, "80"]}}\n' },
      'refused',
    ],
    [
      'a number after a text of the same number',
      { 'compose.yaml': 'services: {a: {image: x, ports: ["080", 80]}}\n' },
      'refused',
    ],
    [
      'a number before a text of the same number',
      { 'compose.yaml': 'services: {a: {image: x, ports: [80, "080"]}}\n' },
      ['a any tcp any port to 80'],
    ],
    [
      'two targets that are one number',
      { 'compose.yaml': 'services: {a: {image: x, ports: [{target: 80}, {target: 80.0}]}}\n' },
      'refused',
    ],
    [
      'two equal ports in long syntax',
      { 'compose.yaml': 'services: {a: {image: x, ports: [{target: 80}, {target: 80}]}}\n' },
      ['a any tcp any port to 80'],
    ],
    [
      'ports that are no list in a file of which a service is extended',
      {
        'compose.yaml': 'services: {a: {extends: {file: b.yaml, service: b}}}\n',
        'b.yaml': 'services: {b: {image: x, ports: "80:80"}}\n',
      },
      'refused',
    ],
    [
      'a tag in the middle of a chain that leads into another file',
      {
        'compose.yaml':
          'services:\n  b: {extends: a, ports: ["1:1"]}\n  a: {extends: {service: c, file: c.yaml}, ports: !override ["2:2"]}\n',
        'c.yaml': 'services: {c: {image: x, ports: ["3:3"]}}\n',
      },
      ['b any tcp 2 to 2', 'b any tcp 1 to 1', 'a any tcp 2 to 2'],
    ],
    ['an exposed fraction', { 'compose.yaml': 'services: {a: {image: x, expose: [80.5]}}\n' }, 'refused'],
    [
      'an env file that requires a variable',
      { 'compose.yaml': 'services: {a: {image: x}}\n', '.env': 'A=${B:?no}\n' },
      'refused',
    ],
    [
      'a port of nothing in a file of which a service is extended',
      {
        'compose.yaml': 'services: {a: {extends: {file: b.yaml, service: b}}}\n',
        'b.yaml': 'services: {b: {image: x, ports: [null]}}\n',
      },
      'refused',
    ],
    [
      'the test of a healthcheck',
      { 'compose.yaml': 'services: {a: {image: x, healthcheck: {test: [curl]}}}\n' },
      'refused',
    ],
  ])('%s', (_, files, expected) => {
    expect(refusalsOf(files).length > 0 ? 'refused' : bindingsOf(files)).toEqual(expected);
  });
});
