import fc from 'fast-check';
import type { Report } from '../../src/model/report.ts';
import { at, emptyMap, finding, listener, report, sources, unit } from './reports.ts';

const pieces = [
  ...[
    '::error::x',
    '::',
    ':',
    '##[error]x',
    '##[',
    '#',
    '##',
    '[error]',
    ']',
    '::stop-commands::t',
    '##[add-mask]a',
    '::set-output name=a::b',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\u2028',
    '\u2029',
    '\u0085',
    '\t',
    ' ',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\u0000',
    '\u001b[2J',
    '\u001b]0;t\u0007',
  ],
  ...[
    '\u009b31m',
    '\u202e',
    '\u2066',
    '%',
    '%0A',
    '%3A',
    '%25',
    ',',
    '=',
    '|',
    '`',
    '``',
    '\\',
    '\\|',
    '<script>',
    '</code>',
    '<!--',
    '-->',
  ],
  ...[
    '[a](http://e.vil)',
    '![a](//e.vil)',
    '@octocat',
    '#1',
    'GH-1',
    'https://e.vil',
    'www.e.vil',
    'a@e.vil',
    '&lt;',
    '*',
    '_',
    '~~',
    '\ud800',
    '🚀',
    '8080',
    'web',
  ],
];
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })))
  .map((parts) => parts.join(''));
const hostilePath = hostileText.map((text) => text.replaceAll('\0', '').replace(/^\/+/, '') || 'f');

/** A report in which every text of the repository is hostile. */
export const hostileReport = fc
  .record({
    text: hostileText,
    other: hostileText,
    path: hostilePath,
    line: fc.integer({ min: 1, max: 4 }),
    column: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ text, other, path, line, column }): Report => {
    const place = at(path, line, column);
    const only = listener({
      owner: { kind: 'service', name: text },
      profiles: [other],
      active: false,
      location: place,
    });
    const startup = {
      id: text,
      units: [text],
      command: text,
      certainty: 'likely',
      reason: other,
      listeners: [only],
    } as const;
    const second = { ...only, owner: { kind: 'script', name: other } } as const;
    return report({
      map: {
        ...emptyMap,
        units: [unit({ title: text, files: [path] })],
        listeners: [only],
        startups: [
          startup,
          { ...startup, id: `${unit({}).id} + ${other}`, listeners: [only, second] },
          { ...startup, id: other, listeners: [second, only] },
        ],
        unresolved: [
          {
            unit: 'compose:compose.yml',
            namespace: 'host',
            expression: `$${text}`,
            owner: { kind: 'service', name: other },
            location: place,
          },
        ],
      },
      findings: [
        finding({
          message: `service ${text}`,
          location: place,
          related: [{ message: other, location: at(path, 1, 1) }],
          suggestion: { port: 8081, edits: [{ location: place, newText: text }] },
        }),
        finding({ message: `${text}.`, ruleId: 'invalid-port', location: place, related: [] }),
      ],
      problems: [{ severity: 'error', message: `${other}.`, location: place }],
      sources: sources({ [path]: `${text}\n${other}\n${text}` }),
    });
  });

/** What a terminal or a reading order obeys. A line feed is no such thing. */
export const controls =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
