import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';

/** The operations that the action may use: a request of any other is a mistake. */
const operationIds = [
  'pulls/list-files',
  'pulls/list-review-comments',
  'pulls/create-review',
  'issues/list-comments',
  'issues/create-comment',
  'issues/update-comment',
  'issues/delete-comment',
] as const;
export type OperationId = (typeof operationIds)[number];

interface Schema {
  readonly [key: string]: unknown;
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: Schema;
}
interface Media {
  readonly schema: Schema;
  readonly examples: { readonly default: unknown };
}
interface Described {
  readonly operationId: string;
  readonly parameters?: readonly unknown[];
  readonly requestBody?: { readonly content: { readonly 'application/json': Media } };
  readonly responses: Readonly<Record<string, { readonly content?: { readonly 'application/json': Media } }>>;
}

/** One operation of GitHub's API, with judges for what is sent to it. */
export interface Operation {
  readonly id: OperationId;
  readonly method: string;
  readonly path: RegExp;
  /** The status of its success. */
  readonly status: number;
  /** What GitHub's description shows as an answer; undefined: nothing is answered. */
  readonly example: unknown;
  /** What is wrong with a request; path and query are texts, as they were sent. */
  requestErrors(path: Readonly<Record<string, string>>, query: URLSearchParams, body: unknown): string[];
  /** What is wrong with an answer of ours: the fake must not lie either. */
  answerErrors(body: unknown): string[];
}

const description = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json'), 'utf8'),
);

function dereferenced(node: unknown): unknown {
  const pointer = typeof node === 'object' && node !== null && '$ref' in node ? String(node.$ref) : undefined;
  if (pointer === undefined) return node;
  return pointer
    .slice('#/'.length)
    .split('/')
    .reduce((value, key) => value[key], description);
}

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, coerceTypes: false });
const coercing = new Ajv({ strict: false, allErrors: true, validateFormats: false, coerceTypes: true });
const components = { $id: 'github', components: { schemas: reachable() } };
ajv.addSchema(components);
coercing.addSchema(components);

export const operations: readonly Operation[] = described().map(({ path, method, operation }) => {
  const parameters = (operation.parameters ?? []).map((parameter) => dereferenced(parameter) as Parameter);
  const [status = '', success] = Object.entries(operation.responses)[0] ?? [];
  const pathJudge = objectJudge(parameters.filter((parameter) => parameter.in === 'path'));
  const queryJudge = objectJudge(parameters.filter((parameter) => parameter.in === 'query'));
  const bodyJudge = judge(operation.requestBody?.content['application/json']);
  const answerJudge = judge(success?.content?.['application/json']);
  const example = success?.content?.['application/json'].examples.default;
  return {
    id: operation.operationId as OperationId,
    method: method.toUpperCase(),
    path: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
    status: Number(status),
    example: (dereferenced(example) as { readonly value?: unknown } | undefined)?.value,
    requestErrors: (pathValues, query, body) => [
      ...errorsOf(pathJudge, { ...pathValues }, 'path'),
      ...errorsOf(queryJudge, Object.fromEntries(query), 'query'),
      ...(Number(query.get('per_page')) > 100 ? ['query/per_page is over 100'] : []),
      ...(bodyJudge ? errorsOf(bodyJudge, body, 'body') : body === undefined ? [] : ['a body is sent']),
    ],
    answerErrors: (body) => (answerJudge ? errorsOf(answerJudge, body, 'answer') : []),
  };
});

function described(): { path: string; method: string; operation: Described }[] {
  const wanted = new Set<string>(operationIds);
  return Object.entries<Record<string, Described>>(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      wanted.has(operation.operationId) ? [{ path, method, operation }] : [],
    ),
  );
}

/** The schemas that the operations lead to: all of them would take seconds to read. */
function reachable(): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const visit = (node: unknown): void => {
    for (const [, pointer = ''] of JSON.stringify(node).matchAll(/"\$ref":"#\/components\/([^"]+)"/g)) {
      const [kind, name = ''] = pointer.split('/');
      const target = description.components[kind ?? '']?.[name];
      if (kind === 'schemas' && name in found) continue;
      if (kind === 'schemas') found[name] = withOwnReferences(target);
      if (kind !== 'examples') visit(target);
    }
  };
  visit(described().map(({ operation }) => operation));
  return found;
}

/** `#/components/…` as a reference from any schema. */
function withOwnReferences(schema: unknown): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"github#/components/'));
}

function judge(media: Media | undefined): ValidateFunction | undefined {
  return media && ajv.compile(withOwnReferences(media.schema));
}

function objectJudge(parameters: readonly Parameter[]): ValidateFunction {
  return coercing.compile({
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, withOwnReferences(schema)])),
    required: parameters.filter(({ required }) => required === true).map(({ name }) => name),
    additionalProperties: false,
  });
}

function errorsOf(validate: ValidateFunction, value: unknown, what: string): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${what}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
