import { describe, expect, test } from 'vitest';
import type { Location } from '../../src/model/location.ts';
import { codeFrame } from '../../src/reporters/code-frame.ts';
import { plain } from '../../src/reporters/paint.ts';
import { at } from './reports.ts';

function frame(text: string, location: Location, width = 80, label = ''): string {
  return codeFrame({ path: location.file, text }, [{ location, look: 'red', label }], {
    paint: plain,
    width,
    context: 1,
  }).join('\n');
}

describe('the pointer stands under the text', () => {
  test.each([
    ['plain', 'a: "8080:80"', 5, 4, '1 │ a: "8080:80"\n  │     ^^^^'],
    ['tabs', '\t\t8080', 3, 4, '1 │     8080\n  │     ^^^^'],
    ['wide characters', '端口: 8080', 5, 4, '1 │ 端口: 8080\n  │       ^^^^'],
    ['an emoji of two code units', '🚀 8080', 4, 4, '1 │ 🚀 8080\n  │    ^^^^'],
    ['combining marks', 'e\u0301: 8080', 5, 4, '1 │ e\u0301: 8080\n  │    ^^^^'],
    ['control characters', '\u001b[31m8080', 6, 4, '1 │ ␛[31m8080\n  │      ^^^^'],
    ['right-to-left overrides', '\u202e8080', 2, 4, '1 │ \ufffd8080\n  │  ^^^^'],
    ['Windows line ends', '8080\r\n', 1, 4, '1 │ 8080\n  │ ^^^^'],
    ['nothing: one caret', '8080', 5, 0, '1 │ 8080\n  │     ^'],
    ['a place after the end of the line', '80', 9, 4, '1 │ 80\n  │   ^'],
  ])('%s', (_name, text, column, length, expected) => {
    expect(frame(text, at('f', 1, column, length))).toBe(expected);
  });
});

test('a stretch of several lines is marked to the end of its first', () => {
  const location = { file: 'f', start: { line: 1, column: 3 }, end: { line: 2, column: 2 } };
  expect(frame('a b c\nd e', location)).toBe('1 │ a b c\n  │   ^^^\n2 │ d e');
});

test('of a long line the part around the place is shown', () => {
  const text = `${'a'.repeat(5000)}8080${'b'.repeat(5000)}`;
  const [line = '', pointer = ''] = frame(text, at('f', 1, 5001), 60).split('\n');
  expect(line).toBe(`1 │ …${'a'.repeat(20)}8080${'b'.repeat(36)}…`);
  expect(pointer.indexOf('^')).toBe(line.indexOf('8080'));
});

test('blank lines at the edges are left out, between two places they stay', () => {
  const marks = [2, 4].map((line) => ({ location: at('f', line, 1, 1), look: 'red' as const, label: '' }));
  const rows = codeFrame({ path: 'f', text: '\na\n\nb\n  \nc' }, marks, { paint: plain, width: 80, context: 1 });
  expect(rows).toEqual(['2 │ a', '  │ ^', '3 │', '4 │ b', '  │ ^']);
});

test('a place outside of the text shows nothing', () => {
  expect(frame('a', at('f', 7, 1))).toBe('');
});

test('places far apart are parted by a gap, neighbours share their lines', () => {
  const text = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].join('\n');
  const marks = [2, 3, 9].map((line) => ({
    location: at('f', line, 1, 1),
    look: 'red' as const,
    label: `line ${line}`,
  }));
  expect(codeFrame({ path: 'f', text }, marks, { paint: plain, width: 80, context: 1 })).toEqual([
    ' 1 │ a',
    ' 2 │ b',
    '   │ ^ line 2',
    ' 3 │ c',
    '   │ ^ line 3',
    ' 4 │ d',
    '   ⋮',
    ' 8 │ h',
    ' 9 │ i',
    '   │ ^ line 9',
    '10 │ j',
  ]);
});
