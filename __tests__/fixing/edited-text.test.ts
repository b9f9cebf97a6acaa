import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editedText, textAt } from '../../src/fixing/edited-text.ts';
import { Positions } from '../../src/parsing/positions.ts';

const piece = fc.constantFrom('8080', '\n', '\r\n', ' ', 'é', '𝕏', '"');

test('an edit changes its place and nothing else', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(), fc.nat(), (pieces, a, b) => {
      const text = pieces.join('');
      const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
      const location = new Positions({ path: 'a', text }).span(start, end);
      expect(textAt(text, location)).toBe(text.slice(start, end));
      expect(editedText(text, [{ location, newText: 'new' }])).toBe(`${text.slice(0, start)}new${text.slice(end)}`);
    }),
  );
});

test('edits are made wherever they stand in the list', () => {
  const text = 'a: 1\r\nb: 2, 3\r\n';
  const at = (line: number, column: number) => ({
    file: 'a',
    start: { line, column },
    end: { line, column: column + 1 },
  });
  const edits = [
    { location: at(2, 7), newText: '33' },
    { location: at(1, 4), newText: '11' },
    { location: at(2, 4), newText: '' },
  ];
  expect(editedText(text, edits)).toBe('a: 11\r\nb: , 33\r\n');
});

test.each([
  [3, 1],
  [1, 6],
  [2, 99],
])('line %d column %d is no place of the text', (line, column) => {
  const place = { line, column };
  expect(textAt('a: 1\nb', { file: 'a', start: place, end: place })).toBeUndefined();
});
