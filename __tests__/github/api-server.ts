import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { expect, onTestFinished } from 'vitest';
import { type Operation, type OperationId, operations } from './api-description.ts';

/** A request that was understood. */
export interface Call {
  readonly operation: OperationId;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly token: string;
}

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the server does instead of answering with the description's example, by operation. */
export type Behaviour = { readonly [Id in OperationId]?: (call: Call) => Answer };

export interface ApiServer {
  readonly url: string;
  readonly calls: readonly Call[];
}

/** Whom the token belongs to. */
export const ownLogin = 'github-actions[bot]';

/**
 * GitHub's API on this machine for as long as the test lasts. Every request is judged by GitHub's own description of it,
 * and so is every answer of ours; a mistake on either side fails the test.
 */
export async function startApi(behaviour: Behaviour = {}): Promise<ApiServer> {
  const calls: Call[] = [];
  const mistakes: string[] = [];
  const server = createServer((request, response) => {
    answer(request, response, behaviour, calls, mistakes).catch((error: unknown) => {
      mistakes.push(String(error));
      response.writeHead(500).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    expect(mistakes).toEqual([]);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  behaviour: Behaviour,
  calls: Call[],
  mistakes: string[],
): Promise<void> {
  const url = new URL(request.url ?? '', `http://${request.headers.host}`);
  const sent = await textOf(request);
  const body: unknown = sent === '' ? undefined : JSON.parse(sent);
  const token = request.headers.authorization?.replace(/^(?:token|bearer) /i, '') ?? '';
  // The only thing that REST can't tell of every kind of token.
  if (url.pathname === '/graphql') {
    if (JSON.stringify(body) !== '{"query":"{ viewer { login } }"}') mistakes.push(`graphql: ${sent}`);
    return send(response, { body: { data: { viewer: { login: ownLogin } } } });
  }
  const operation = operations.find(({ method, path }) => method === request.method && path.test(url.pathname));
  if (!operation) {
    mistakes.push(`no such operation: ${request.method} ${url.pathname}`);
    return send(response, { status: 404, body: { message: 'Not Found' } });
  }
  const path = { ...operation.path.exec(url.pathname)?.groups };
  mistakes.push(...operation.requestErrors(path, url.searchParams, body).map((error) => `${operation.id}: ${error}`));
  const call = { operation: operation.id, path, query: url.searchParams, body, token };
  calls.push(call);
  const given = behaviour[operation.id]?.(call) ?? { body: operation.example };
  mistakes.push(...answerErrors(operation, given).map((error) => `${operation.id}: ${error}`));
  send(response, { status: operation.status, ...paged(given, url) });
}

function answerErrors(operation: Operation, { status = operation.status, body }: Answer): string[] {
  return status === operation.status ? operation.answerErrors(body) : [];
}

/** A list is given in pages, as GitHub does: the next one's address is in a header. */
function paged({ body, headers, ...given }: Answer, url: URL): Answer {
  if (!Array.isArray(body)) return { ...given, body, ...(headers && { headers }) };
  const size = Number(url.searchParams.get('per_page') ?? 30);
  const page = Number(url.searchParams.get('page') ?? 1);
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  const hasMore = body.length > page * size;
  const link: Record<string, string> = hasMore ? { link: `<${next}>; rel="next"` } : {};
  return { ...given, body: body.slice((page - 1) * size, page * size), headers: { ...headers, ...link } };
}

function send(response: ServerResponse, { status = 200, body, headers = {} }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** An answer's example with other values in it. */
export function exampleOf<Value extends object>(id: OperationId, values: Value): Value {
  const example = operations.find((operation) => operation.id === id)?.example;
  return { ...(Array.isArray(example) ? example[0] : example), ...values };
}

/** The same of something that this login wrote. */
export function authoredBy<Value extends object>(login: string, id: OperationId, values: Value) {
  const { user } = exampleOf<{ readonly user?: object }>(id, {});
  return exampleOf(id, { ...values, user: { ...user, login } });
}

export const refusals: Readonly<Record<number, Answer>> = {
  403: { status: 403, body: { message: 'Resource not accessible by integration' } },
  404: { status: 404, body: { message: 'Not Found' } },
  422: { status: 422, body: { message: 'Validation Failed' } },
};
