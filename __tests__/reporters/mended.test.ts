import { expect, test } from 'vitest';
import { mended } from '../../src/reporters/mended.ts';
import { at, finding, report } from './reports.ts';

const edit = { location: at('docker-compose.yml', 2, 5), newText: '8081' };
const suggestion = { port: 8081, edits: [edit] };
const change = { path: 'docker-compose.yml', before: 'a\nb: "8080"\r\nc\n', after: 'a\nb: "8081"\r\nc\n' };
const result = {
  changes: [change],
  findings: [finding({ suggestion }), finding({ suggestion: { ...suggestion, edits: [edit, edit, edit] } })],
  report: report(),
};
const plain = { colors: false, folder: '', dryRun: false };

test('what was fixed, how, and that nothing is left', () => {
  expect(`\n${mended(result, plain)}`).toBe(`
✔ docker-compose.yml:9:10  duplicate-binding  8080 → 8081
✔ docker-compose.yml:9:10  duplicate-binding  8080 → 8081, and in 2 places that name it

--- docker-compose.yml
+++ docker-compose.yml
@@ -1,3 +1,3 @@
 a
-b: "8080"
+b: "8081"
 c

✔ 2 findings fixed in 1 file
  nothing is left
`);
});

test('a dry run says that it is one', () => {
  const text = mended({ ...result, report: report({ findings: [finding({})] }) }, { ...plain, dryRun: true });
  expect(text).toContain(
    '✔ 2 findings would be fixed in 1 file; nothing is written\n  1 error left, see `port-preflight check`\n',
  );
});

test('nothing to fix', () => {
  const text = mended({ changes: [], findings: [], report: report({ findings: [finding({})] }) }, plain);
  expect(text).toBe('nothing to fix by itself\n  1 error left, see `port-preflight check`\n');
});

test('hostile names and texts do nothing to the terminal or the runner', () => {
  const evil = '\u001b[2J\u202e';
  const text = mended(
    {
      changes: [
        {
          path: `${evil}.yml`,
          before: `::error::x\n##[error]\n${evil}1\n`,
          after: `::error::x\n##[error]\n${evil}2\n`,
        },
      ],
      findings: [finding({ location: at(`${evil}.yml`, 1, 1) })],
      report: report(),
    },
    plain,
  );
  expect(text).not.toMatch(/[\u001b\u202e]|^::|##\[/m);
});
