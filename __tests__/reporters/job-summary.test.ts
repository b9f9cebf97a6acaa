import { expect, test } from 'vitest';
import { jobSummary } from '../../src/reporters/job-summary.ts';
import { finding, report, shop } from './reports.ts';

test('a repository in trouble', () => {
  expect(jobSummary(shop, { folder: '' })).toBe(`## ❌ port-preflight: 1 error, 1 warning, 1 notice, 1 problem

|  | Finding | Where | What to do |
| --- | --- | --- | --- |
| ❌ | services web and api both publish tcp port 8080 on every address<br><code>duplicate-binding</code> | <code>docker-compose.yml&#58;9</code><br><code>docker-compose.yml&#58;5</code> web publishes it here | change 8080 to 8081 at docker-compose.yml&#58;9&#58;10 |
| ⚠️ | script dev binds tcp port 80, for which it needs privileges<br><code>privileged-port</code> | <code>package.json&#58;3</code> | change 80 to 8082 at package.json&#58;3&#58;23 |
| ℹ️ | service api publishes tcp port 5432, on which PostgreSQL often runs already<br><code>well-known-port</code> | <code>docker-compose.yml&#58;10</code> | port 5433 is free |

### Not read, or only in part

|  | Problem | Where |
| --- | --- | --- |
| ❌ | docker compose refuses this&#58; additional property imagee is not allowed | <code>x.yml&#58;3</code> |

### Ports

| Port | Who | Address | Started by | Where |
| --- | --- | --- | --- | --- |
| <code>5432</code> | api → 5432 | <code>127.0.0.1</code> | <code>docker compose up</code> | <code>docker-compose.yml&#58;10</code> |
| <code>8080</code> | web → 80 | <code>&#42;</code> | <code>docker compose up</code> | <code>docker-compose.yml&#58;5</code> |
| <code>8080</code> | api → 3000 | <code>&#42;</code> | <code>docker compose up</code> | <code>docker-compose.yml&#58;9</code> |
| <code>9000-9010/udp &#40;one&#41;</code> | worker ×3 &#40;profile jobs&#41; | <code>&#42;</code> | <code>docker compose up</code> | <code>docker-compose.yml&#58;3</code> |
| <code>any</code> | cache → 6379 | <code>&#42;</code> | <code>docker compose up</code> | <code>docker-compose.yml&#58;5</code> |
| <code>80</code> | dev | <code>localhost</code> | <code>npm run dev</code> | <code>package.json&#58;3</code> |

and 1 listener that only variants bring up

8 listeners of 3 launch units in 12 files; suppressed: 1 by comments, 2 known to the baseline; left out: 14 test files, 1 vendored folder, 2 binary files, 1 file over 2 MiB
`);
});

test('nothing to say', () => {
  expect(jobSummary(report(), { folder: '' })).toBe(
    '## ✅ port-preflight: no conflict\n\n0 listeners of 0 launch units in 3 files\n',
  );
});

test('places are links where the files are shown', () => {
  const text = jobSummary(shop, { folder: 'a b', filesUrl: 'https://github.com/o/r/blob/c0ffee' });
  expect(text).toContain(
    '<a href="https://github.com/o/r/blob/c0ffee/a%20b/docker-compose.yml#L9"><code>a b/docker-compose.yml&#58;9</code></a>',
  );
});

test('a summary stays under the limit and says what it left out', () => {
  const findings = Array.from({ length: 5000 }, (_, index) =>
    finding({ message: 'm'.repeat(900), fingerprint: `${index}` }),
  );
  const problems = findings.map(({ message, location }) => ({ severity: 'error' as const, message, location }));
  const text = jobSummary(report({ findings, problems }), { folder: '' });
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
  const rows = text.split('\n').filter((line) => line.startsWith('| ❌ |')).length;
  const leftOut = [...text.matchAll(/^(\d+) rows left out/gm)].map((match) => Number(match[1]));
  expect(leftOut).toHaveLength(2);
  expect(rows + leftOut.reduce((a, b) => a + b)).toBe(10_000);
});
