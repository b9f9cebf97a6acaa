import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestionComments } from '../../src/reporters/suggestion-comments.ts';
import { hostileReport, hostileText } from './hostile-reports.ts';
import { at, finding, report, shop, sources } from './reports.ts';
import { commandsIn } from './runner-commands.ts';

test('a suggestion stands on the line that it replaces, and names both sides', () => {
  expect(suggestionComments(shop, 'apps')).toEqual([
    {
      path: 'apps/docker-compose.yml',
      line: 9,
      currentText: '      - "8080:3000"',
      marker: '<!-- port-preflight suggestion f1 -->',
      body: `**duplicate-binding**: services web and api both publish tcp port 8080 on every address

- <code>apps/docker-compose.yml&#58;9</code>
- <code>apps/docker-compose.yml&#58;5</code> web publishes it here

\`\`\`suggestion
      - "8081:3000"
\`\`\`

<!-- port-preflight suggestion f1 -->`,
    },
    expect.objectContaining({ path: 'apps/package.json', line: 3, currentText: '\t\t"dev": "vite --port 80"' }),
  ]);
});

/** A finding whose edit replaces the first four characters of a line. */
const onLine = (text: string, newText = '8081') =>
  report({
    findings: [
      finding({ location: at('a', 1, 1), suggestion: { port: 8081, edits: [{ location: at('a', 1, 1), newText }] } }),
    ],
    sources: sources({ a: `${text}\r\nnext\n` }),
  });

describe('the fence', () => {
  test.each([
    ['8080', '```'],
    ['8080 ``` x', '````'],
    ['8080 `````', '``````'],
  ])('around %j is %s', (line, fence) => {
    const [comment] = suggestionComments(onLine(line), '');
    expect(comment?.body).toContain(`\n${fence}suggestion\n8081${line.slice(4)}\n${fence}\n`);
  });
});

test.each<[string, Parameters<typeof finding>[0]]>([
  ['no edit', { suggestion: { port: 1, edits: [] } }],
  [
    'two edits',
    {
      suggestion: {
        port: 1,
        edits: [at('docker-compose.yml', 9, 10), at('docker-compose.yml', 5, 10)].map((location) => ({
          location,
          newText: '1',
        })),
      },
    },
  ],
  ['a text that is not known', { suggestion: { port: 1, edits: [{ location: at('other', 1, 1), newText: '1' }] } }],
])('%s is no comment', (_name, values) => {
  expect(suggestionComments(report({ findings: [finding(values)] }), '')).toEqual([]);
});

test('nobody accepts by a click what can not be seen', () => {
  expect(suggestionComments(onLine('8080 \u202e evil'), '')).toEqual([]);
  expect(suggestionComments(onLine('8080 \u200b'), '')).toEqual([]);
});

describe('whatever a repository contains', () => {
  test('the code stays in its fence', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const line = `8080${text.split(/[\r\n]/)[0]}`;
        for (const { body } of suggestionComments(onLine(line), '')) {
          const [, fence = ''] = /\n(`{3,})suggestion\n/.exec(body) ?? [];
          const parts = body.split(`\n${fence}`);
          expect(parts).toHaveLength(3);
          expect(parts[1]).toBe(`suggestion\n8081${line.slice(4)}`);
        }
      }),
    );
  });

  test('the text around it has no markup of others', () => {
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        for (const { body } of suggestionComments(hostile, '')) {
          const around = body
            .replace(/\n(`{3,})suggestion\n[\s\S]*\n\1\n/, '')
            .replace(/<!-- port-preflight suggestion [\w%.~-]+ -->$/, '');
          expect(around.replaceAll(/<code>[^<]*<\/code>/g, '')).not.toMatch(/[<>`]|@\w|\]\(/);
          expect(commandsIn(around)).toEqual([]);
        }
      }),
    );
  });
});
