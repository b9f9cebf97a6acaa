import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeReport } from '../../src/platform/report-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('makes the folders it needs and replaces what was there', () => {
  const file = join(temporaryFolder(), 'a', 'b', 'report.json');
  writeReport(file, 'one');
  writeReport(file, 'two');
  expect(readFileSync(file, 'utf8')).toBe('two');
});

test.skipIf(process.platform === 'win32')('replaces a link instead of writing through it', () => {
  const folder = temporaryFolder({ precious: 'p' });
  symlinkSync(join(folder, 'precious'), join(folder, 'report.json'));
  writeReport(join(folder, 'report.json'), 'text');
  expect(readFileSync(join(folder, 'precious'), 'utf8')).toBe('p');
  expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('text');
});

test('says why it could not', () => {
  const folder = temporaryFolder({ file: '' });
  expect(() => writeReport(join(folder, 'file', 'report.json'), '')).toThrow("the report can't be written: E");
  expect(() => writeReport(folder, '')).toThrow("the report can't be written: ");
});
