import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../platform/temporary-folder.ts';
import { conflict, healthy, movedDistribution, run } from './distribution.ts';

const dist = movedDistribution();
afterAll(() => rmSync(dist, { recursive: true, force: true }));
const cli = join(dist, 'cli', 'index.js');

describe('fix', () => {
  test('changes the file, and then there is nothing left', () => {
    const folder = temporaryFolder(conflict);
    const before = readFileSync(join(folder, 'compose.yaml'), 'utf8');
    const dry = run(cli, ['fix', '--dry-run'], folder);
    expect(dry).toMatchObject({ status: 1, stderr: '' });
    expect(dry.stdout).toContain('nothing is written');
    expect(readFileSync(join(folder, 'compose.yaml'), 'utf8')).toBe(before);

    const fixed = run(cli, ['fix'], folder);
    expect(fixed).toMatchObject({ status: 0, stderr: '' });
    expect(fixed.stdout).toMatch(/\n-.*"8080:\d+"\n\+.*"80\d\d:\d+"\n/);
    expect(fixed.stdout).toContain('✔ 1 finding fixed in 1 file');
    expect(run(cli, [], folder).status).toBe(0);
    expect(run(cli, ['fix'], folder)).toMatchObject({
      status: 0,
      stdout: 'nothing to fix by itself\n  nothing is left\n',
    });
  });

  test('is never led out of the folder', () => {
    const outside = temporaryFolder(conflict);
    const folder = temporaryFolder();
    symlinkSync(join(outside, 'compose.yaml'), join(folder, 'compose.yaml'));
    run(cli, ['fix'], folder);
    expect(readFileSync(join(outside, 'compose.yaml'), 'utf8')).toBe(conflict['compose.yaml']);
  });

  test('does not follow a link within the folder either', () => {
    const folder = temporaryFolder({ 'real/base.yaml': conflict['compose.yaml'] });
    symlinkSync(join('real', 'base.yaml'), join(folder, 'compose.yaml'));
    const { status, stderr } = run(cli, ['fix'], folder);
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'error: compose.yaml is not written: it is a link\n' });
  });
});

describe('the baseline', () => {
  test('takes what is known out of the verdict', () => {
    const folder = temporaryFolder(conflict);
    const named = ['--baseline', 'known.json'];
    expect(run(cli, [...named, '--write-baseline'], folder)).toMatchObject({
      status: 0,
      stdout: '1 finding written to known.json\n',
    });
    const known = run(cli, named, folder);
    expect(known.status).toBe(0);
    expect(known.stdout).toContain('suppressed: 1 known to the baseline');

    writeFileSync(join(folder, '.port-preflight.yml'), 'baseline: known.json\n');
    expect(run(cli, [], folder).status).toBe(0);
    writeFileSync(join(folder, 'compose.yaml'), healthy['compose.yaml']);
    const mended = run(cli, [], folder);
    expect(mended.stdout).toContain('a known finding no longer occurs: write the baseline anew');
  });

  test.each([
    [['--write-baseline'], '--write-baseline needs the file: --baseline FILE, or baseline in the configuration'],
    [['--baseline', 'known.json'], 'the baseline known.json does not exist'],
    [['--baseline', '../x.json', '--write-baseline'], '../x.json is not written: it lies outside of the folder'],
  ])('%j is wrong usage', (args, message) => {
    expect(run(cli, args, temporaryFolder(conflict))).toMatchObject({ status: 2, stderr: `error: ${message}\n` });
  });
});

describe('map', () => {
  test('keeps a section of a file, and tells when it is stale', () => {
    const folder = temporaryFolder(conflict);
    const file = join(folder, 'PORTS.md');
    const stale = run(cli, ['map', '--check', 'PORTS.md'], folder);
    expect(stale.status).toBe(1);
    expect(stale.stdout).toContain('PORTS.md is stale: write it anew with `port-preflight map --write PORTS.md`\n');
    expect(existsSync(file)).toBe(false);

    expect(run(cli, ['map', '--write', 'PORTS.md'], folder).stdout).toBe('PORTS.md is written\n');
    expect(readFileSync(file, 'utf8')).toContain('| `8080` |');
    expect(run(cli, ['map', '--check', 'PORTS.md'], folder)).toMatchObject({
      status: 0,
      stdout: 'PORTS.md is up to date\n',
    });
    writeFileSync(file, `Mine.\n\n${readFileSync(file, 'utf8').replaceAll('8080', '9999')}`);
    const changed = run(cli, ['map', '--check', 'PORTS.md'], folder);
    expect(changed.status).toBe(1);
    expect(changed.stdout).toMatch(/\n-\| `9999` .*\n[\s\S]*\n\+\| `8080` /);
    run(cli, ['map', '--write', 'PORTS.md'], folder);
    expect(readFileSync(file, 'utf8')).toMatch(/^Mine\.\n\n# Ports\n/);
  });

  test('as Markdown', () => {
    expect(run(cli, ['map', '--format', 'markdown'], temporaryFolder(conflict)).stdout).toContain('| Port | Who |');
  });
});

test('suggest prints a number', () => {
  const folder = temporaryFolder(conflict);
  const suggested = (...args: readonly string[]) => run(cli, ['suggest', ...args], folder);
  expect(suggested('8080')).toMatchObject({ status: 0, stderr: '', stdout: '8082\n' });
  expect(suggested('--for', 'postgres').stdout).toBe('5432\n');
  expect(suggested('--for', 'nonsense')).toMatchObject({
    status: 2,
    stderr: 'error: no usual port of nonsense is known: say which one you want, as suggest 3000\n',
  });
  expect(suggested('ssh').status).toBe(2);
});

test('explain tells about a port, a rule, and what is neither', () => {
  const folder = temporaryFolder(conflict);
  const explained = (what: string) => run(cli, ['explain', what], folder);
  expect(explained('8080').stdout).toMatch(/^tcp port 8080 {2}taken {2}free instead: 8082\n\nDeclared here\n/);
  expect(explained('duplicate-binding').stdout).toMatch(/^duplicate-binding\n\n/);
  expect(explained('duplicate-bindng')).toMatchObject({
    status: 2,
    stderr: 'error: there is no rule duplicate-bindng; did you mean duplicate-binding?\n',
  });
});
