import { describe, expect, test } from 'vitest';
import { type Format, formats } from '../../src/config/options.ts';
import type { Report } from '../../src/model/report.ts';
import { render, type View } from '../../src/render.ts';
import { rules } from '../../src/rules/index.ts';
import { schemaErrors } from './format-schemas.ts';
import { at, finding, report, shop, sources } from './reports.ts';
import { consumerErrors, type Element, parseXml } from './xml-consumers.ts';

const view: View = {
  options: { failOn: 'error', strict: false },
  folder: '',
  terminal: { colors: false, width: 100, folder: '' },
};
const write = (format: Format, given: Report = shop, more: Partial<View> = {}) =>
  render(given, format, { ...view, ...more });
const parsed = (format: Format, given: Report = shop, more: Partial<View> = {}) =>
  JSON.parse(write(format, given, more));

describe.each(formats)('%s', (format) => {
  test('ends with a line feed, and is the same again', () => {
    expect(write(format).endsWith('\n')).toBe(true);
    expect(write(format)).toBe(write(format));
  });
});

describe('SARIF', () => {
  test.each([
    ['a repository in trouble', shop],
    ['nothing to tell', report()],
  ])('keeps the published schema: %s', (_name, given) => {
    expect(schemaErrors('sarif', parsed('sarif', given))).toEqual([]);
  });

  test('the schema is really asked', () => {
    const document = parsed('sarif');
    document.runs[0].results[0].level = 'bad';
    expect(schemaErrors('sarif', document)).toHaveLength(1);
  });

  const [run] = parsed('sarif').runs;

  test('tells both sides, a fingerprint and the fix', () => {
    const place = (startLine: number, startColumn: number, endColumn: number) => ({
      physicalLocation: {
        artifactLocation: { uri: 'docker-compose.yml', uriBaseId: '%SRCROOT%' },
        region: { startLine, startColumn, endLine: startLine, endColumn },
      },
    });
    expect(run.results[0]).toEqual({
      ruleId: 'duplicate-binding',
      ruleIndex: 0,
      level: 'error',
      message: {
        text: 'services web and api both publish tcp port 8080 on every address → change 8080 to 8081 at docker-compose.yml:9:10',
      },
      locations: [place(9, 10, 14)],
      relatedLocations: [{ id: 1, ...place(5, 10, 14), message: { text: 'web publishes it here' } }],
      partialFingerprints: { 'portPreflight/v1': 'f1' },
      fixes: [
        {
          description: { text: 'Move to port 8081' },
          artifactChanges: [
            {
              artifactLocation: { uri: 'docker-compose.yml', uriBaseId: '%SRCROOT%' },
              replacements: [
                {
                  deletedRegion: { startLine: 9, startColumn: 10, endLine: 9, endColumn: 14 },
                  insertedContent: { text: '8081' },
                },
              ],
            },
          ],
        },
      ],
    });
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual(['error', 'warning', 'note']);
  });

  test('explains every rule, within the limits of GitHub', () => {
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
    for (const rule of run.tool.driver.rules) {
      expect(rule.name).toMatch(/^(?:[A-Z][a-z]+)+$/);
      expect(rule.shortDescription.text.length).toBeLessThanOrEqual(1024);
      expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
      expect(rule.help.markdown).toContain('**What to do.**');
      expect(rule.helpUri).toMatch(/^https:.*#[a-z-]+$/);
    }
  });

  test('tells what could not be read', () => {
    expect(run.invocations[0].toolExecutionNotifications).toMatchObject([
      { level: 'error', locations: [{ physicalLocation: { region: { startLine: 3 } } }] },
    ]);
  });

  test('has a category and paths of its folder', () => {
    const [inFolder] = parsed('sarif', shop, { folder: 'my apps/shop' }).runs;
    expect([run.automationDetails.id, inFolder.automationDetails.id]).toEqual([
      'port-preflight/',
      'port-preflight/my%20apps/shop/',
    ]);
    expect(inFolder.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'my%20apps/shop/docker-compose.yml',
    );
  });

  test('leaves out what GitHub would refuse', () => {
    const many = Array.from({ length: 25_010 }, (_, index) => finding({ fingerprint: `${index}` }));
    expect(parsed('sarif', report({ findings: many })).runs[0].results).toHaveLength(25_000);
  });
});

/** `8080` after characters of one, two, three and four bytes. */
const wide = report({
  findings: [
    finding({
      location: at('a.yml', 1, 8),
      related: [{ message: 'here', location: at('a.yml', 2, 1) }],
      suggestion: { port: 8081, edits: [{ location: at('a.yml', 1, 8), newText: '8081' }] },
    }),
  ],
  sources: sources({ 'a.yml': 'aé€🚀: 8080\n8080\n' }),
});

describe('rdjson', () => {
  test.each([
    ['a repository in trouble', shop],
    ['wide characters', wide],
    ['nothing to tell', report()],
  ])('is what reviewdog reads, as one document and as lines: %s', (_name, given) => {
    const document = parsed('rdjson', given);
    expect(schemaErrors('rdjson', document)).toEqual([]);
    const lines = write('rdjsonl', given)
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    expect(lines.flatMap((line) => schemaErrors('rdjsonl', line))).toEqual([]);
    expect(lines.map(({ source: _, ...diagnostic }) => diagnostic)).toEqual(document.diagnostics);
  });

  test('tells both sides, the rule and the suggestion', () => {
    expect(parsed('rdjson').diagnostics[0]).toEqual({
      message:
        'services web and api both publish tcp port 8080 on every address\n→ change 8080 to 8081 at docker-compose.yml:9:10',
      location: { path: 'docker-compose.yml', range: { start: { line: 9, column: 10 }, end: { line: 9, column: 14 } } },
      severity: 'ERROR',
      code: { value: 'duplicate-binding', url: expect.stringMatching(/#duplicate-binding$/) },
      suggestions: [{ range: { start: { line: 9, column: 10 }, end: { line: 9, column: 14 } }, text: '8081' }],
      relatedLocations: [
        {
          message: 'web publishes it here',
          location: {
            path: 'docker-compose.yml',
            range: { start: { line: 5, column: 10 }, end: { line: 5, column: 14 } },
          },
        },
      ],
    });
  });

  test('counts columns in bytes', () => {
    const [{ location, suggestions }] = parsed('rdjson', wide).diagnostics;
    // 1 + 2 + 3 + 4 bytes, a colon and a space.
    expect(location.range).toEqual({ start: { line: 1, column: 13 }, end: { line: 1, column: 17 } });
    expect(suggestions[0].range).toEqual(location.range);
  });

  test('suggests nothing for another file', () => {
    const elsewhere = finding({ suggestion: { port: 1, edits: [{ location: at('.env', 1, 1), newText: '1' }] } });
    expect(parsed('rdjson', report({ findings: [elsewhere] })).diagnostics[0].suggestions).toBeUndefined();
  });
});

describe('Code Climate', () => {
  test.each([
    ['a repository in trouble', shop],
    ['nothing to tell', report()],
  ])('is what GitLab reads: %s', (_name, given) => {
    expect(schemaErrors('codeclimate', parsed('codeclimate', given))).toEqual([]);
  });

  test('tells rule, severity and lines', () => {
    expect(parsed('codeclimate')[0]).toMatchObject({
      check_name: 'duplicate-binding',
      severity: 'critical',
      fingerprint: 'f1',
      location: { path: 'docker-compose.yml', lines: { begin: 9, end: 9 } },
      other_locations: [{ path: 'docker-compose.yml', lines: { begin: 5, end: 5 } }],
    });
    expect(parsed('codeclimate').map(({ severity }: { severity: string }) => severity)).toEqual([
      'critical',
      'minor',
      'info',
      'minor',
    ]);
  });

  test('has no fingerprint twice: GitLab shows the first of equal ones', () => {
    const twice = report({ findings: [finding({}), finding({})], problems: [...shop.problems, ...shop.problems] });
    const fingerprints = parsed('codeclimate', twice).map((issue: { fingerprint: string }) => issue.fingerprint);
    expect(new Set(fingerprints).size).toBe(4);
    expect(parsed('codeclimate', twice, { folder: 'a' })[0].fingerprint).not.toBe(fingerprints[0]);
  });
});

const namesOf = (element: Element): unknown[] => [element.name, ...element.elements.map(namesOf)];

describe('JUnit', () => {
  test.each([
    ['a repository in trouble', shop],
    ['nothing to tell', report()],
  ])('has what its readers require: %s', (_name, given) => {
    expect(consumerErrors('junit', parseXml(write('junit', given)))).toEqual([]);
  });

  test('fails for what fails the run, and tells the rest', () => {
    const tests = (more: Partial<View>) =>
      parseXml(write('junit', shop, more)).elements.flatMap(({ attributes, elements }) =>
        elements.map((one) => [attributes['name'], one.attributes['line'], one.elements[0]?.name]),
      );
    expect(tests({})).toEqual([
      ['docker-compose.yml', '9', 'failure'],
      ['docker-compose.yml', '10', 'system-out'],
      ['package.json', '3', 'system-out'],
      ['x.yml', '3', 'system-out'],
    ]);
    const failing = (options: View['options']) => tests({ options }).filter(([, , kind]) => kind === 'failure').length;
    expect(failing({ failOn: 'notice', strict: false })).toBe(3);
    expect(failing({ failOn: 'never', strict: false })).toBe(0);
    expect(failing({ failOn: 'never', strict: true })).toBe(1);
  });

  test('counts its own tests', () => {
    const root = parseXml(write('junit'));
    expect(root.attributes).toMatchObject({ tests: '4', failures: '1' });
    for (const suite of root.elements) expect(suite.attributes['tests']).toBe(String(suite.elements.length));
  });

  test('is one test that passes when there is nothing to tell', () => {
    expect(namesOf(parseXml(write('junit', report())))).toEqual(['testsuites', ['testsuite', ['testcase']]]);
  });

  test('has the whole text', () => {
    expect(parseXml(write('junit')).elements[0]?.elements[0]?.elements[0]).toMatchObject({
      attributes: {
        message: 'services web and api both publish tcp port 8080 on every address',
        type: 'error duplicate-binding',
      },
      text: expect.stringContaining('at docker-compose.yml:5:10 web publishes it here'),
    });
  });
});

describe('Checkstyle', () => {
  test.each([
    ['a repository in trouble', shop],
    ['nothing to tell', report()],
  ])('has what its readers require: %s', (_name, given) => {
    expect(consumerErrors('checkstyle', parseXml(write('checkstyle', given)))).toEqual([]);
  });

  test('tells place, severity and rule', () => {
    const [file] = parseXml(write('checkstyle', shop, { folder: 'apps' })).elements;
    expect(file?.attributes['name']).toBe('apps/docker-compose.yml');
    expect(file?.elements.map(({ attributes }) => attributes)).toEqual([
      {
        line: '9',
        column: '10',
        severity: 'error',
        message:
          'services web and api both publish tcp port 8080 on every address; apps/docker-compose.yml:5:10 web publishes it here; → change 8080 to 8081 at apps/docker-compose.yml:9:10',
        source: 'port-preflight.duplicate-binding',
      },
      expect.objectContaining({ line: '10', severity: 'info', source: 'port-preflight.well-known-port' }),
    ]);
  });
});

describe('Markdown', () => {
  test('is the summary without the port map', () => {
    const text = write('markdown');
    expect(write('job-summary').startsWith(text.slice(0, text.indexOf('\n\n8 listeners')))).toBe(true);
    expect(text).not.toContain('### Ports');
  });

  test('fits into a comment', () => {
    const findings = Array.from({ length: 500 }, (_, index) =>
      finding({ message: '|'.repeat(900), fingerprint: `${index}` }),
    );
    const problems = findings.map(({ message, location }) => ({ severity: 'error' as const, message, location }));
    expect(Buffer.byteLength(write('markdown', report({ findings, problems })))).toBeLessThan(65_000);
  });
});
