import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChangeContext } from '../../src/model/change.ts';
import { onePort } from '../../src/model/port.ts';
import { jobSummary } from '../../src/reporters/job-summary.ts';
import { markdown } from '../../src/reporters/markdown.ts';
import { hostileReport } from './hostile-reports.ts';
import { at, finding, listener, report, shop } from './reports.ts';
import { commandsIn } from './runner-commands.ts';

const nothing = { findings: [], problems: [] };
const unchanged = { added: [], removed: [], moved: [], appeared: 0, gone: 0 };

test('what a change brings stands on top, how the map changes below, and what was there before folds out', () => {
  const moved = { port: { kind: 'fixed', ports: onePort(9000) }, location: at('x.yml', 2, 3) } as const;
  const change: ChangeContext = {
    sentence: 'Judged is what the pull request changes, by git since c0ffee1.',
    older: { findings: [finding({ severity: 'warning' })], problems: [] },
    ports: {
      added: [listener({ owner: { kind: 'service', name: 'api' } })],
      removed: [
        listener({ owner: { kind: 'service', name: 'old' }, binding: { addresses: ['127.0.0.1'], choice: 'all' } }),
      ],
      moved: [{ from: listener({}), to: listener(moved) }],
      appeared: 1,
      gone: 2,
    },
  };
  expect(markdown(report(), { folder: '', change })).toBe(`## ✅ port-preflight: no new conflict

Judged is what the pull request changes, by git since c0ffee1.

### How the port map changes

|  | Port | Who | Where |
| --- | --- | --- | --- |
| added | <code>8080</code> | api | <code>docker-compose.yml&#58;5</code> |
| moved | <code>8080</code> → <code>9000</code> | web | <code>x.yml&#58;2</code> |
| removed | <code>127.0.0.1&#58;8080</code> | old | <code>docker-compose.yml&#58;5</code> |

1 new finding, 2 findings gone

<details>
<summary>Before this change: 1 warning</summary>

|  | Finding | Where | What to do |
| --- | --- | --- | --- |
| ⚠️ | services web and api both publish tcp port 8080 on every address<br><code>duplicate-binding</code> | <code>docker-compose.yml&#58;9</code><br><code>docker-compose.yml&#58;5</code> web publishes it here | change 8080 to 8081 at docker-compose.yml&#58;9&#58;10 |

</details>

0 listeners of 0 launch units in 3 files
`);
});

test('a map that stays the same, and one whose past is not at hand', () => {
  const sentence = 'Judged is everything.';
  const same = markdown(shop, { folder: '', change: { sentence, older: nothing, ports: unchanged } });
  expect(same).toContain('### How the port map changes\n\nNo port is added, moved or removed.\n\n8 listeners');
  expect(same).not.toContain('<details>');
  const unknown = markdown(shop, { folder: '', change: { sentence, older: nothing } });
  expect(unknown).toContain(
    'Judged is everything. How the port map changes is left out: the state before is not at hand.\n',
  );
});

test('whatever a repository contains, nothing in it comes alive', () => {
  fc.assert(
    fc.property(hostileReport, (hostile) => {
      const [one] = hostile.map.listeners;
      if (!one) throw new Error('the report has a listener');
      const ports = { ...unchanged, added: [one], removed: [one], moved: [{ from: one, to: one }] };
      const change = { sentence: 'Judged.', older: { findings: hostile.findings, problems: hostile.problems }, ports };
      const text = jobSummary(hostile, { folder: '', change });
      expect(commandsIn(text)).toEqual([]);
      const words = text.replaceAll(/<code>[^<]*<\/code>|<br>|<\/?(?:details|summary)>/g, '');
      expect(words).not.toMatch(/[<>`]|@\w|\]\(|(?<!&)#\d/);
      expect(text.match(/<details>/g)).toHaveLength(1);
      expect(text.split('\n').filter((line) => line.startsWith('| added |'))).toHaveLength(1);
    }),
  );
});

test('very much of everything fits into a summary and into a comment', () => {
  const many = Array.from({ length: 3000 }, (_, index) =>
    finding({ message: '|'.repeat(900), fingerprint: `${index}` }),
  );
  const listeners = many.map((_, index) =>
    listener({ id: `${index}`, owner: { kind: 'service', name: '<'.repeat(900) } }),
  );
  const problems = many.map(({ message, location }) => ({ severity: 'error' as const, message, location }));
  const change = {
    sentence: 'Judged.',
    older: { findings: many, problems },
    ports: { ...unchanged, added: listeners },
  };
  const all = report({ findings: many, problems });
  expect(Buffer.byteLength(jobSummary(all, { folder: '', change }))).toBeLessThan(1_000_000);
  expect(Buffer.byteLength(markdown(all, { folder: '', change }))).toBeLessThan(65_000);
});
