import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { annotations } from '../../src/reporters/annotations.ts';
import { describeBug } from '../../src/reporters/bug.ts';
import { md, mdCode } from '../../src/reporters/escape-markdown.ts';
import { jobSummary } from '../../src/reporters/job-summary.ts';
import { json, jsonOfMap } from '../../src/reporters/json.ts';
import { launches } from '../../src/reporters/launches.ts';
import { portMap } from '../../src/reporters/port-map.ts';
import { safeLines } from '../../src/reporters/safe-text.ts';
import { terminal } from '../../src/reporters/terminal.ts';
import { contractErrors } from './report-schema.ts';
import { at, composeUnit, emptyMap, finding, listener, report, sources, unit } from './reports.ts';
import { commandsIn } from './runner-commands.ts';

const pieces = [
  ...[
    '::error::x',
    '::',
    ':',
    '##[error]x',
    '##[',
    '#',
    '##',
    '[error]',
    ']',
    '::stop-commands::t',
    '##[add-mask]a',
    '::set-output name=a::b',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\u2028',
    '\u2029',
    '\u0085',
    '\t',
    ' ',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\u0000',
    '\u001b[2J',
    '\u001b]0;t\u0007',
  ],
  ...[
    '\u009b31m',
    '\u202e',
    '\u2066',
    '%',
    '%0A',
    '%3A',
    '%25',
    ',',
    '=',
    '|',
    '`',
    '``',
    '\\',
    '\\|',
    '<script>',
    '</code>',
    '<!--',
    '-->',
  ],
  ...[
    '[a](http://e.vil)',
    '![a](//e.vil)',
    '@octocat',
    '#1',
    'GH-1',
    'https://e.vil',
    'www.e.vil',
    'a@e.vil',
    '&lt;',
    '*',
    '_',
    '~~',
    '\ud800',
    '🚀',
    '8080',
    'web',
  ],
];
const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })))
  .map((parts) => parts.join(''));
const hostilePath = hostileText.map((text) => text.replaceAll('\0', '').replace(/^\/+/, '') || 'f');

/** A report in which every text of the repository is hostile. */
const hostileReport = fc
  .record({
    text: hostileText,
    other: hostileText,
    path: hostilePath,
    line: fc.integer({ min: 1, max: 4 }),
    column: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ text, other, path, line, column }): Report => {
    const place = at(path, line, column);
    const only = listener({
      owner: { kind: 'service', name: text },
      profiles: [other],
      active: false,
      location: place,
    });
    const startup = {
      id: text,
      units: [text],
      command: text,
      certainty: 'likely',
      reason: other,
      listeners: [only],
    } as const;
    const second = { ...only, owner: { kind: 'script', name: other } } as const;
    return report({
      map: {
        ...emptyMap,
        units: [unit({ title: text, files: [path] })],
        listeners: [only],
        startups: [
          startup,
          { ...startup, id: `${unit({}).id} + ${other}`, listeners: [only, second] },
          { ...startup, id: other, listeners: [second, only] },
        ],
        unresolved: [{ expression: `$${text}`, owner: { kind: 'service', name: other }, location: place }],
      },
      findings: [
        finding({
          message: `service ${text}`,
          location: place,
          related: [{ message: other, location: at(path, 1, 1) }],
          suggestion: { port: 8081, edits: [{ location: place, newText: text }] },
        }),
        finding({ message: `${text}.`, ruleId: 'invalid-port', location: place, related: [] }),
      ],
      problems: [{ severity: 'error', message: `${other}.`, location: place }],
      sources: sources({ [path]: `${text}\n${other}\n${text}` }),
    });
  });

const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

describe('whatever a repository contains', () => {
  test.each([
    ['terminal', terminal],
    ['map', portMap],
    ['map --launches', launches],
  ])('the terminal output of %s holds no command and no control character', (_name, print) => {
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const text = print(hostile, { colors: false, width: 60, folder: '' });
        expect(commandsIn(text)).toEqual([]);
        expect(text).not.toMatch(controls);
        const colored = print(hostile, { colors: true, width: 60, folder: '' });
        expect(commandsIn(colored)).toEqual([]);
        expect(colored.replaceAll(/\u001b\[\d+m/g, '')).not.toMatch(controls);
      }),
    );
  });

  test('the annotations are exactly one command for each finding and problem, at its file', () => {
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const text = annotations(hostile, { folder: '', strict: false });
        const commands = commandsIn(text);
        expect(commands.map(({ name }) => name)).toEqual(['error', 'error', 'warning']);
        expect(text.split(/\r\n|\r|\n/)).toHaveLength(4);
        for (const { properties, data } of commands) {
          expect(Object.keys(properties)).toEqual(['file', 'line', 'endLine', 'col', 'endColumn', 'title']);
          expect(properties['line']).toBe(String(hostile.problems[0]?.location.start.line));
          expect(data).not.toMatch(controls);
          // The runner prints the message into its own log.
          expect(commandsIn(data)).toEqual([]);
        }
      }),
    );
  });

  test('the summary is the same Markdown with other words in it', () => {
    const shapeOf = (text: string) =>
      text
        .replaceAll(/<a href="[^"<>\s|]*">|<\/a>/g, '')
        .split('\n')
        .map((line) => [line.split('|').length, line.split('<br>').length, line.split('<code>').length]);
    const tame = fc.sample(hostileReport, { numRuns: 1, seed: 1 })[0] ?? report();
    const expected = shapeOf(jobSummary(tame, { folder: '', filesUrl: 'https://github.com/o/r/blob/c' }));
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const text = jobSummary(hostile, { folder: '', filesUrl: 'https://github.com/o/r/blob/c' });
        expect(shapeOf(text)).toEqual(expected);
        expect(commandsIn(text)).toEqual([]);
        // All tags are ours.
        expect(
          text.replaceAll(
            /<\/?code>|<br>|<\/a>|<a href="https:\/\/github\.com\/o\/r\/blob\/c\/[^"<>\s|\\]*#L\d+">/g,
            '',
          ),
        ).not.toMatch(/[<>]/);
      }),
    );
  });

  test('the JSON report keeps the contract, and every character', () => {
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const text = json(hostile);
        expect(contractErrors(JSON.parse(text))).toEqual([]);
        expect(JSON.parse(text).problems[0].message).toBe(hostile.problems[0]?.message);
        expect(commandsIn(text)).toEqual([]);
        expect(commandsIn(jsonOfMap(hostile))).toEqual([]);
        expect(JSON.parse(jsonOfMap(hostile)).startups[0].reason).toBe(hostile.map.startups[0]?.reason);
      }),
    );
  });

  test('messages about usage and about our own mistakes hold no command', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(commandsIn(safeLines(text))).toEqual([]);
        expect(commandsIn(safeLines(describeBug(new Error(text))))).toEqual([]);
        expect(safeLines(text)).not.toMatch(controls);
      }),
    );
  });
});

test('the judge knows commands when it sees them', () => {
  expect(commandsIn('  ::error file=a%2Cb,line=3::one%0Atwo')).toEqual([
    { name: 'error', properties: { file: 'a,b', line: '3' }, data: 'one\ntwo' },
  ]);
  expect(commandsIn('found service ##[warning]x')).toEqual([{ name: 'warning', properties: {}, data: 'x' }]);
  expect(commandsIn('a ::error::b\n::unknown::c\n##[other]d')).toEqual([]);
});

describe('Markdown', () => {
  /** What a browser shows of numeric references. */
  const shown = (markdown: string) =>
    markdown.replace(/&#(\d+);/g, (_all, code) => String.fromCodePoint(Number(code))).replaceAll('\u200b', '');

  test('escaped text has no character that could be markup, and reads as before', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(md(text).replaceAll(/&#\d+;/g, '')).not.toMatch(/[<>|`*_[\]\\~!#@&]/);
        expect(shown(md(text))).toBe(text);
        expect(shown(mdCode(text))).toBe(`<code>${text}</code>`);
      }),
    );
  });

  test.each([
    ['@octocat', '&#64;\u200boctocat'],
    ['see #1 and GH-2', 'see &#35;\u200b1 and GH-\u200b2'],
    ['https://e.vil www.e.vil', 'https&#58;//e.vil www\u200b.e.vil'],
    ['127.0.0.1:100:80', '127.0.0.1&#58;\u200b100&#58;80'],
    ['a|b`c`', 'a&#124;b&#96;c&#96;'],
    ['two\nlines', 'two␊lines'],
  ])('%j', (text, expected) => {
    expect(md(text)).toBe(expected);
  });
});

test('a unit of a thousand hostile services still fits', () => {
  const listeners = Array.from({ length: 1000 }, (_, index) =>
    listener({ id: `${index}`, owner: { kind: 'service', name: '|`<'.repeat(400) }, unit: composeUnit.id }),
  );
  const text = jobSummary(report({ map: { ...emptyMap, units: [composeUnit], listeners } }), { folder: '' });
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
  expect(text).toMatch(/\n\n\d+ rows left out: /);
});
