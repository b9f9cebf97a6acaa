import { GitHub, getOctokitOptions } from '@actions/github/lib/utils';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';

const Client = GitHub.plugin(retry, throttling);
export type Client = InstanceType<typeof Client>;

/** Whom to ask, and as whom. */
export interface Access {
  /** `https://api.github.com`, or that of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** '': nobody is asked. */
  readonly token: string;
}

/** Longer than a job should wait, in seconds. */
const longestWait = 60;
const mostRetries = 2;

/**
 * A client of GitHub's API, through the proxies of the environment. It tries again when a server fails, and waits as
 * long as a rate limit says, unless that is too long. This file is imported when it is needed only: it is large.
 */
export function connect({ apiUrl, token }: Access): Client {
  const waitsFor = (seconds: number, _options: unknown, _client: unknown, retryCount: number) =>
    seconds <= longestWait && retryCount < mostRetries;
  return new Client(
    getOctokitOptions(token, {
      baseUrl: apiUrl,
      userAgent: 'port-preflight',
      log: { debug() {}, info() {}, warn() {}, error() {} },
      retry: { retries: mostRetries },
      // Each server has limits of its own.
      throttle: { id: apiUrl, onRateLimit: waitsFor, onSecondaryRateLimit: waitsFor },
    }),
  );
}
