import { describe, expect, test } from 'vitest';
import { annotations } from '../../src/reporters/annotations.ts';
import { at, finding, report, shop } from './reports.ts';
import { annotationsIn, commandsIn } from './runner-commands.ts';

const options = { folder: '', strict: false };

test('the worst first, then problems, each at its place', () => {
  expect(annotations(shop, { ...options, folder: 'examples/shop' })).toBe(
    [
      '::error file=examples/shop/docker-compose.yml,line=9,endLine=9,col=10,endColumn=14,title=port-preflight%3A duplicate-binding::services web and api both publish tcp port 8080 on every address%0Aexamples/shop/docker-compose.yml:5:10 web publishes it here%0A→ change 8080 to 8081 at examples/shop/docker-compose.yml:9:10',
      '::warning file=examples/shop/package.json,line=3,endLine=3,col=23,endColumn=25,title=port-preflight%3A privileged-port::script dev binds tcp port 80, for which it needs privileges%0A→ change 80 to 8082 at examples/shop/package.json:3:23',
      '::warning file=examples/shop/x.yml,line=3,endLine=3,col=5,endColumn=9,title=port-preflight%3A not read%2C or only in part::docker compose refuses this: additional property imagee is not allowed',
      '::notice file=examples/shop/docker-compose.yml,line=10,endLine=10,col=20,endColumn=24,title=port-preflight%3A well-known-port::service api publishes tcp port 5432, on which PostgreSQL often runs already%0A→ port 5433 is free',
      '',
    ].join('\n'),
  );
});

test('a problem fails a strict run, and shows as what it is there', () => {
  expect(annotations(shop, { ...options, strict: true })).toContain('::error file=x.yml,');
});

test('nothing to say is nothing printed', () => {
  expect(annotations(report(), options)).toBe('');
});

test('of a stretch over several lines only the lines are told: the runner drops columns then', () => {
  const location = { file: 'a.yml', start: { line: 3, column: 5 }, end: { line: 4, column: 2 } };
  const [command] = commandsIn(annotations(report({ findings: [finding({ location })] }), options));
  expect(command?.properties).toEqual({
    file: 'a.yml',
    line: '3',
    endLine: '4',
    title: 'port-preflight: duplicate-binding',
  });
});

describe('ten of a kind', () => {
  const many = (count: number, severity: 'error' | 'warning') =>
    Array.from({ length: count }, (_, index) =>
      finding({ severity, location: at('a.yml', index + 1, 1), fingerprint: `${index}` }),
    );

  test('are all that is printed, with a word about the others', () => {
    const text = annotations(report({ findings: [...many(13, 'warning'), ...many(21, 'error')] }), options);
    const commands = commandsIn(text);
    expect(commands.map(({ name }) => name)).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning')]);
    expect(commands.map(({ properties }) => properties['line']).slice(0, 10)).toEqual(
      Array.from({ length: 10 }, (_, index) => `${index + 1}`),
    );
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      '11 more errors, 3 more warnings: GitHub shows 10 of a kind; the report has all',
    );
  });

  test('need no word', () => {
    expect(commandsIn(annotations(report({ findings: many(10, 'error') }), options))).toHaveLength(10);
    expect(annotations(report({ findings: many(10, 'error') }), options)).not.toContain('more');
  });
});

test('a message is no longer than the runner keeps', () => {
  const [command] = commandsIn(annotations(report({ findings: [finding({ message: '%'.repeat(9000) })] }), options));
  expect(command?.data).toHaveLength(4096);
  expect(command?.data.endsWith('%…')).toBe(true);
});

describe('the runner', () => {
  test('keeps everything that is printed', () => {
    const lines = Array.from({ length: 60 }, (_, index) => at('a.yml', index + 1, 1));
    const findings = (['error', 'warning', 'notice'] as const).flatMap((severity) =>
      lines.map((location) => finding({ severity, location, message: `${severity} ${'m'.repeat(5000)}` })),
    );
    const text = annotations(report({ findings }), options);
    const shown = annotationsIn(text);
    expect(shown).toHaveLength(commandsIn(text).length);
    expect(shown.map(({ message }) => message)).toEqual(commandsIn(text).map(({ data }) => data));
    for (const { line, endLine, column, endColumn } of shown) {
      expect([line, endLine, column, endColumn]).not.toContain(undefined);
    }
  });

  test('is told no columns of several lines, for it would drop them', () => {
    const location = { file: 'a.yml', start: { line: 2, column: 5 }, end: { line: 4, column: 1 } };
    expect(annotationsIn(annotations(report({ findings: [finding({ location })] }), options))).toMatchObject([
      { line: 2, endLine: 4, file: 'a.yml', level: 'error' },
    ]);
  });

  test('drops and cuts what is over its limits', () => {
    expect(annotationsIn('::error line=3,endLine=2::a')).toEqual([
      { level: 'error', message: 'a', title: '', file: '' },
    ]);
    expect(annotationsIn('::error line=3,endLine=4,col=2::a')[0]).toMatchObject({ line: 3, endLine: 4 });
    expect(annotationsIn('::error line=3,endLine=4,col=2::a')[0]?.column).toBeUndefined();
    expect(
      annotationsIn(`${'::warning::x\n'.repeat(12)}::error::${'y'.repeat(5000)}`).map(({ message }) => message.length),
    ).toEqual([...Array(10).fill(1), 4096]);
  });
});
