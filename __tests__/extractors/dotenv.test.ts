import { describe, expect, test } from 'vitest';
import { dotenv } from '../../src/extractors/dotenv.ts';
import { extract } from './extracting.ts';

function referencesIn(text: string): string[] {
  return extract(dotenv, '.env', { '.env': text }).declarations.flatMap((one) => {
    if (one.kind !== 'reference') return [];
    const { line, column } = one.location.start;
    return `${line}:${column} ${one.scheme ?? '-'} ${one.host} ${one.ports.first}`;
  });
}

describe('clients’ addresses in an env file', () => {
  test.each<[string, string, string[]]>([
    ['a URL', 'DB=postgres://u:p@localhost:5433/app', ['1:29 postgres localhost 5433']],
    ['quoted, with a driver', 'export DB="mysql+pymysql://db:3307/app"', ['1:31 mysql db 3307']],
    ['of JDBC', 'DB=jdbc:postgresql://127.0.0.1:5434/app', ['1:32 postgresql 127.0.0.1 5434']],
    ['without a scheme', 'API=localhost:8081', ['1:15 - localhost 8081']],
    ['IPv6', 'API=http://[::1]:8082', ['1:18 http [::1] 8082']],
    ['a list', 'KAFKA=kafka://a:9092,kafka://b:9093', ['1:17 kafka a 9092', '1:32 kafka b 9093']],
    ['through another variable', 'P=5435\nDB=redis://localhost:$P', ['1:3 redis localhost 5435']],
    ['the last entry counts', 'A=http://localhost:1\nA=http://localhost:2', ['2:20 http localhost 2']],
    ['a comment', '# DB=postgres://localhost:5433', []],
    ['a number alone', 'PORT=3000\nHOST=localhost', []],
    ['a variable without a value', 'DB=postgres://localhost:$PORT/app', []],
    ['no port', 'API=http://localhost:99999', []],
  ])('%s', (_, text, expected) => {
    expect(referencesIn(text)).toEqual(expected);
  });

  test('a long text is read in linear time', () => {
    expect(referencesIn(`A=${'a'.repeat(500_000)}\nB=${'a:'.repeat(250_000)}//\nC=http://localhost:80`)).toHaveLength(
      1,
    );
  });

  test.each([
    ['.env', true],
    ['web/.env.local', true],
    ['.env.development.local', true],
    ['.env.example', true],
    ['.env.production', false],
    ['.env.test', false],
    ['config/local.env', false],
  ])('%s: %s', (path, expected) => {
    expect(dotenv.matches(path)).toBe(expected);
  });
});
