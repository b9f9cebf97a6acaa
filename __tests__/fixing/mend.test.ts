import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/config/configuration.ts';
import { mend } from '../../src/fixing/mend.ts';
import type { Repository } from '../../src/model/repository.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { rules } from '../../src/rules/index.ts';
import { finding, report } from '../reporters/reports.ts';
import { runPreflight } from '../run-preflight.ts';

const root = join(import.meta.dirname, '..', 'cases');

const cases = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: group }) => readdirSync(join(root, group)).map((name) => join(group, name)))
  .filter((name) => !/[\\/]accepts-/.test(name));

function filesBelow(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(directory.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

type Files = Readonly<Record<string, string>>;

const repositories: readonly (readonly [string, Files])[] = [
  ...cases.map((name) => [name, filesBelow(join(root, name, 'input'))] as const),
  ...rules.flatMap(({ id, docs: { bad, causeExamples = {} } }) => [
    [`the example of ${id}`, bad] as const,
    ...Object.entries(causeExamples).map(([cause, files]) => [`the example of ${id}/${cause}`, files] as const),
  ]),
];

describe('after mending every finding that has an edit', () => {
  test.each(repositories)('%s has none of them, and nothing worse', async (_name, files) => {
    const examine = (of: Repository) => runPreflight(of, { configuration: readConfiguration(of, ''), rules });
    const before = await examine(memoryRepository(files));
    const { changes, findings, report: left } = await mend(memoryRepository(files), examine, () => true);

    const changed = Object.fromEntries(changes.map(({ path, after }) => [path, after]));
    const after = await examine(memoryRepository({ ...files, ...changed }));
    expect(after.findings).toEqual(left.findings);
    expect(after.findings.filter(({ suggestion }) => (suggestion?.edits.length ?? 0) > 0)).toEqual([]);
    const present = new Set(after.findings.map(({ fingerprint }) => fingerprint));
    expect(findings.filter(({ fingerprint }) => present.has(fingerprint))).toEqual([]);

    const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
    const fresh = after.findings.filter(
      ({ fingerprint, severity }) => !known.has(fingerprint) && severity !== 'notice',
    );
    expect(fresh.map(({ message }) => message)).toEqual([]);
    expect(after.problems.map(({ message }) => message)).toEqual(before.problems.map(({ message }) => message));
    for (const { path } of changes) expect(Object.hasOwn(files, path), path).toBe(true);
    for (const change of changes) expect(change.after.split('\n')).toHaveLength(change.before.split('\n').length);
  });

  test('there is something to mend in many of them', async () => {
    const mended = await Promise.all(
      repositories.map(([, files]) =>
        mend(
          memoryRepository(files),
          (of) => runPreflight(of),
          () => true,
        ),
      ),
    );
    expect(mended.filter(({ changes }) => changes.length > 0).length).toBeGreaterThan(40);
  });
});

test('an edit that does not mend is made once', async () => {
  const location = { file: 'a', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const stubborn = finding({ suggestion: { port: 1, edits: [{ location, newText: 'x' }] } });
  const { changes } = await mend(
    memoryRepository({ a: 'a' }),
    async () => report({ findings: [stubborn] }),
    () => true,
  );
  expect(changes.map(({ after }) => after)).toEqual(['xa']);
});

describe('whatever services publish', () => {
  const port = fc.constantFrom(80, 5000, 5432, 8080, 8081, 9229, 40000);
  const address = fc.constantFrom('', '127.0.0.1:', '0.0.0.0:', '[::1]:');
  const mapping = fc.oneof(
    fc.tuple(address, port).map(([host, at]) => `- "${host}${at}:80"`),
    port.map((at) => `- \${PORT_${at}:-${at}}:80`),
    port.map((at) => `- { target: 80, published: ${at} }`),
    port.map((at) => `- ${at}-${at + 1}:80`),
    port.map((at) => `- "${at}:53/udp"`),
  );
  const service = fc.record({
    ports: fc.array(mapping, { minLength: 1, maxLength: 3 }),
    image: fc.constantFrom('postgres:17', 'nginx:1.27', 'example/api'),
  });
  const lineEnd = fc.constantFrom('\n', '\r\n');

  test('nothing is left that an edit mends, and only digits change', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(service, { minLength: 1, maxLength: 4 }), lineEnd, async (services, end) => {
        const lines = services.flatMap(({ image, ports }, index) => [
          `  s${index}:`,
          `    image: ${image}`,
          '    ports:',
          ...ports.map((one) => `      ${one}`),
        ]);
        const text = ['services:', ...lines, ''].join(end);
        const examine = (repository: Repository) => runPreflight(repository);
        const { changes, report: left } = await mend(memoryRepository({ 'compose.yaml': text }), examine, () => true);
        expect(left.findings.filter(({ suggestion }) => (suggestion?.edits.length ?? 0) > 0)).toEqual([]);
        expect(left.problems).toEqual([]);
        const after = changes[0]?.after ?? text;
        expect(after.replace(/\d+/g, '')).toBe(text.replace(/\d+/g, ''));
      }),
      { numRuns: 60 },
    );
  });
});
