import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ErrorObject } from 'ajv';
import ajvDraft04 from 'ajv-draft-04';

/** reviewdog.proto, https://github.com/reviewdog/reviewdog/tree/master/proto/rdf: what its JSON decoder takes. */
const position = {
  type: 'object',
  properties: { line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } },
  required: ['line', 'column'],
  additionalProperties: false,
};
const range = {
  type: 'object',
  properties: { start: position, end: position },
  required: ['start', 'end'],
  additionalProperties: false,
};
const location = {
  type: 'object',
  properties: { path: { type: 'string', minLength: 1 }, range },
  required: ['path', 'range'],
  additionalProperties: false,
};
const named = (name: string) => ({
  type: 'object',
  properties: { [name]: { type: 'string', minLength: 1 }, url: { type: 'string', pattern: '^https://' } },
  required: [name],
  additionalProperties: false,
});
const diagnosticSchema = {
  type: 'object',
  properties: {
    message: { type: 'string', minLength: 1 },
    location,
    severity: { enum: ['ERROR', 'WARNING', 'INFO'] },
    source: named('name'),
    code: named('value'),
    suggestions: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: { range, text: { type: 'string' } },
        required: ['range', 'text'],
        additionalProperties: false,
      },
    },
    relatedLocations: {
      type: 'array',
      items: {
        type: 'object',
        properties: { message: { type: 'string' }, location },
        required: ['location'],
        additionalProperties: false,
      },
    },
  },
  required: ['message', 'location'],
  additionalProperties: false,
};
const diagnosticResultSchema = {
  type: 'object',
  properties: { diagnostics: { type: 'array', items: diagnosticSchema }, source: named('name') },
  required: ['diagnostics'],
  additionalProperties: false,
};

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format, and Code Climate's specification. */
const lines = {
  type: 'object',
  properties: {
    path: { type: 'string', minLength: 1, not: { pattern: '^(?:\\./|/)' } },
    lines: {
      type: 'object',
      properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
      required: ['begin'],
      additionalProperties: false,
    },
  },
  required: ['path', 'lines'],
  additionalProperties: false,
};
const codeQualitySchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      type: { const: 'issue' },
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      categories: { type: 'array', minItems: 1, items: { enum: ['Bug Risk'] } },
      location: lines,
      other_locations: { type: 'array', items: lines },
    },
    required: ['type', 'description', 'check_name', 'fingerprint', 'severity', 'categories', 'location'],
    additionalProperties: false,
  },
};

const ajv = new Ajv({ allErrors: true, strictTuples: false });
const sarifFile = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// Its patterns are none of Unicode mode, and it names formats that need another package.
const draft04 = new ajvDraft04.default({
  allErrors: true,
  strict: false,
  unicodeRegExp: false,
  validateFormats: false,
});

const judges = {
  sarif: draft04.compile(JSON.parse(readFileSync(sarifFile, 'utf8'))),
  rdjson: ajv.compile(diagnosticResultSchema),
  rdjsonl: ajv.compile(diagnosticSchema),
  codeclimate: ajv.compile(codeQualitySchema),
};

/** What is wrong with a document of the format; empty when its readers take it. */
export function schemaErrors(format: keyof typeof judges, document: unknown): string[] {
  const validate = judges[format];
  if (validate(document)) return [];
  return ((validate.errors ?? []) as ErrorObject[]).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
