import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Format, formats } from '../../src/config/options.ts';
import type { Report } from '../../src/model/report.ts';
import { render } from '../../src/render.ts';
import { schemaErrors } from './format-schemas.ts';
import { controls, hostileReport } from './hostile-reports.ts';
import { at, emptyMap, finding, listener, report, sources } from './reports.ts';
import { commandsIn } from './runner-commands.ts';
import { consumerErrors, type Element, parseXml } from './xml-consumers.ts';

const write = (hostile: Report, format: Format) =>
  render(hostile, format, {
    options: { failOn: 'error', strict: true },
    folder: '',
    terminal: { colors: false, width: 80, folder: '' },
  });

/** GitHub makes something of it though nobody asked: a mention, a reference, a link. */
const alive =
  /@[a-z]|(?<![&#])#\d|\bGH-\d|https?:\/\/(?!github\.com\/o\/r|json\.schemastore|docs\.)|\]\(|<(?!\/?(?:code|br|details|summary|a)\b)/i;

const shapeOf = ({ name, elements }: Element): string => `${name}(${elements.map(shapeOf).join()})`;

const judges: { readonly [Name in Format]?: (text: string, hostile: Report) => void } = {
  sarif: (text, hostile) => {
    const document = JSON.parse(text);
    expect(schemaErrors('sarif', document)).toEqual([]);
    for (const { message, locations } of document.runs[0].results) {
      expect(message.text).not.toContain('](');
      expect(message.text).not.toMatch(controls);
      const { uri } = locations[0].physicalLocation.artifactLocation;
      expect(uri).toMatch(/^[\w.~!*'()%/-]*$/);
      expect(decodeURIComponent(uri)).toBe(hostile.findings[0]?.location.file.replace(/\p{Surrogate}/gu, '\ufffd'));
    }
  },
  rdjson: (text) => expect(schemaErrors('rdjson', JSON.parse(text))).toEqual([]),
  rdjsonl: (text) => {
    const lines = text.split('\n').slice(0, -1);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(schemaErrors('rdjsonl', JSON.parse(line))).toEqual([]);
  },
  codeclimate: (text) => expect(schemaErrors('codeclimate', JSON.parse(text).map(withoutOddPath))).toEqual([]),
  junit: (text) => {
    const root = parseXml(text);
    expect(consumerErrors('junit', root)).toEqual([]);
    expect(shapeOf(root)).toBe('testsuites(testsuite(testcase(failure()),testcase(failure()),testcase(failure())))');
  },
  checkstyle: (text) => {
    const root = parseXml(text);
    expect(consumerErrors('checkstyle', root)).toEqual([]);
    expect(shapeOf(root)).toBe('checkstyle(file(error(),error(),error()))');
  },
  markdown: (text) => expect(withoutCode(text)).not.toMatch(alive),
  'job-summary': (text) => expect(withoutCode(text)).not.toMatch(alive),
};

/** GitHub leaves alone what is in there. */
function withoutCode(markdown: string): string {
  return markdown.replaceAll(/<code>[^<]*<\/code>/g, '');
}

/** A file may really begin with `./` only by its name being odd; the schema forbids what we would have put there. */
function withoutOddPath(issue: { location: { path: string } }) {
  return { ...issue, location: { ...issue.location, path: 'a' }, other_locations: [] };
}

describe.each(formats)('%s of a hostile repository', (format) => {
  test('holds no command, no control character, and what its readers expect', () => {
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const text = write(hostile, format);
        if (format !== 'annotations') expect(commandsIn(text)).toEqual([]);
        // The terminal is allowed colours, Markdown keeps names from coming alive by an invisible space.
        if (format !== 'markdown' && format !== 'job-summary') expect(text).not.toMatch(controls);
        judges[format]?.(text, hostile);
      }),
    );
  });

  test('is no longer than it must for names of 100 KB', () => {
    const name = `::error::${'x|`<@'.repeat(20_000)}`;
    const place = at(`${name}.yml`, 1, 1);
    const huge = report({
      map: { ...emptyMap, listeners: [listener({ owner: { kind: 'service', name }, location: place })] },
      findings: [finding({ message: name, location: place, related: [{ message: name, location: place }] })],
      sources: sources({ [`${name}.yml`]: name }),
    });
    const text = write(huge, format);
    expect(text.length).toBeLessThan(2_500_000);
    if (format === 'markdown') expect(Buffer.byteLength(text)).toBeLessThan(65_000);
    if (format !== 'annotations') expect(commandsIn(text)).toEqual([]);
  });
});
