import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withSection } from '../../src/reporters/generated-section.ts';
import { markdownMap } from '../../src/reporters/markdown-map.ts';
import { portMap } from '../../src/reporters/port-map.ts';
import { at, emptyMap, listener, report, shop } from './reports.ts';

test('what a bare start takes, then the rest, without lines', () => {
  expect(`\n${markdownMap(shop)}`).toBe(`
| Port | Who | Address | Started by | File |
| --- | --- | --- | --- | --- |
| \`80\` | dev | \`localhost\` | \`npm run dev\` | \`package.json\` |
| \`5432\` | api → 5432 | \`127.0.0.1\` | \`docker compose up\` | \`docker-compose.yml\` |
| \`8080\` | web → 80 | \`*\` | \`docker compose up\` | \`docker-compose.yml\` |
| \`8080\` | api → 3000 | \`*\` | \`docker compose up\` | \`docker-compose.yml\` |
| \`9000-9010/udp (one)\` | worker ×3 &#40;profile jobs&#41; | \`*\` | \`docker compose up\` | \`docker-compose.yml\` |

and 1 listener on any free port

### Variants, and programs by themselves

| Port | Who | Address | Started by | File |
| --- | --- | --- | --- | --- |
| \`8080\` | web | \`*\` | \`docker compose -f x.yml up\` | \`x.yml\` |

### Variables without a value

| Port | Who | File |
| --- | --- | --- |
| \`$PORT\` | web | \`docker-compose.yml\` |
`);
});

test('what something has to turn on says so, in the table for the terminal, too', () => {
  const unit = { id: 'u', kind: 'process' as const, title: 'app', files: ['a.js'], directory: '', default: true };
  const owner = { kind: 'process', name: 'a'.repeat(60) } as const;
  const map = { ...emptyMap, units: [unit], listeners: [listener({ unit: 'u', owner, conditional: true })] };

  expect(markdownMap({ map })).toContain(`${owner.name} (conditional) |`);
  expect(portMap(report({ map }), { colors: false, folder: '' })).toContain('aaa… (conditional)');
});

test('nothing', () => expect(markdownMap(report())).toBe('No port is taken.\n'));

test('hostile names stay in their cells', () => {
  const evil = '`|<!-- /port-preflight map -->\n| @all';
  const map = {
    ...emptyMap,
    units: [
      {
        ...shop.map.units[0],
        id: 'u',
        kind: 'script' as const,
        title: evil,
        files: [evil],
        directory: '',
        default: true,
      },
    ],
    listeners: [listener({ unit: 'u', owner: { kind: 'script', name: evil }, location: at(evil, 1, 1) })],
  };
  const text = markdownMap({ map });
  expect(text.split('\n')).toHaveLength(4);
  expect(text).not.toContain('<!--');
  expect(withSection('a', withSection('a', undefined, text), text)).toBe(withSection('a', undefined, text));
});

describe('the section of a file', () => {
  const start = '<!-- port-preflight map: written by `port-preflight map --write`, do not edit -->';
  const end = '<!-- /port-preflight map -->';
  const section = `${start}\n\nbody\n\n${end}`;

  test.each<[string, string | undefined, string]>([
    ['makes a file', undefined, `# Ports\n\n${section}\n`],
    ['fills an empty file', '', `${section}\n`],
    ['goes to the end', '# Mine\n', `# Mine\n\n${section}\n`],
    ['goes to the end of a file without a line end', '# Mine', `# Mine\n\n${section}\n`],
    ['replaces the old one', `a\n${start}\nold\n${end}\nz\n`, `a\n${section}\nz\n`],
    ['knows older marks', `<!-- port-preflight map: x -->${end}`, section],
    ['keeps line ends', 'a\r\n', `a\r\n\r\n${section.replaceAll('\n', '\r\n')}\r\n`],
  ])('%s', (_what, present, expected) => {
    expect(withSection('PORTS.md', present, 'body\n')).toBe(expected);
  });

  test.each([start, `${end}\n${start}`, `${start}${end}${start}${end}`, `${start}${end}${end}`])(
    'refuses %j',
    (text) => {
      expect(() => withSection('PORTS.md', text, 'body\n')).toThrow(
        'PORTS.md needs one <!-- port-preflight map: … -->',
      );
    },
  );

  test('stays as it is when it is written again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = withSection('a', text, 'body\n');
        expect(withSection('a', once, 'body\n')).toBe(once);
      }),
    );
  });
});
