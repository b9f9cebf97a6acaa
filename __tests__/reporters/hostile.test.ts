import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotations } from '../../src/reporters/annotations.ts';
import { describeBug } from '../../src/reporters/bug.ts';
import { md, mdCode } from '../../src/reporters/escape-markdown.ts';
import { jobSummary } from '../../src/reporters/job-summary.ts';
import { json, jsonOfMap } from '../../src/reporters/json.ts';
import { launches } from '../../src/reporters/launches.ts';
import { portMap } from '../../src/reporters/port-map.ts';
import { safeLines } from '../../src/reporters/safe-text.ts';
import { terminal } from '../../src/reporters/terminal.ts';
import { controls, hostileReport, hostileText } from './hostile-reports.ts';
import { contractErrors } from './report-schema.ts';
import { composeUnit, emptyMap, listener, report } from './reports.ts';
import { commandsIn } from './runner-commands.ts';

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
