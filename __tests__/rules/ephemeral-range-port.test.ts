import { expect, test } from 'vitest';
import { developerTargets, type Target } from '../../src/model/target.ts';
import { findingsOf, mapOf, type Parts, published, startup, unit } from './build.ts';

function ranges(port: number, targets: readonly Target[] = developerTargets, parts: Parts = {}): string {
  const map = mapOf([startup([published('web', port, { at: 'c:1', ...parts })])]);
  const [finding] = findingsOf(map, 'ephemeral-range-port', targets);
  return finding ? (/\((.*)\)$/.exec(finding.message)?.[1] ?? '') : 'none';
}

test.each<[number, readonly Target[], string]>([
  [32767, developerTargets, 'none'],
  [32768, developerTargets, '32768-60999 on linux'],
  [32768, ['macos', 'windows'], 'none'],
  [49151, developerTargets, '32768-60999 on linux'],
  [49153, developerTargets, '32768-60999 on linux, 49152-65535 on macos and windows'],
  [60999, ['github-ubuntu'], '32768-60999 on github-ubuntu'],
  [61000, ['linux'], 'none'],
  [65535, developerTargets, '49152-65535 on macos and windows'],
])('%d on %s: %s', (port, targets, expected) => {
  expect(ranges(port, targets)).toBe(expected);
});

test.each<[string, Parts]>([
  ['can be moved without an edit', { movable: true }],
  ['takes another port of its range', { port: { kind: 'pool', ports: { first: 40000, last: 40010 } } }],
  ['is inside of a container', { namespace: 'container:web' }],
  ['is never started', { count: 0 }],
  ['is the usual port of a service', { port: { kind: 'fixed', ports: { first: 50051, last: 50051 } } }],
  ['runs on a machine that nobody knows', { namespace: 'job:ci.yml#a@unknown' }],
])('nothing is said of what %s', (_, parts) => {
  expect(ranges(40000, developerTargets, parts)).toBe('none');
});

test('a job is judged on its runner, and the advice lies below every such range', () => {
  const web = published('web', 50001, { at: 'c:1', namespace: 'job:ci.yml#a@github-windows' });
  const [finding] = findingsOf(mapOf([startup([web])]), 'ephemeral-range-port');
  expect(finding?.message).toBe(
    'service web publishes tcp port 50001 on all addresses, where outgoing connections take their ports (49152-65535 on github-windows)',
  );
  expect(finding?.severity).toBe('notice');
  expect(finding?.suggestion?.port).toBe(10001);
});

test('a program that only a person starts is left alone', () => {
  const program = published('web', 40000, { at: 'main.go:1', unit: 'process' });
  const map = mapOf([startup([program])], { units: [unit('process')] });
  expect(findingsOf(map, 'ephemeral-range-port')).toEqual([]);
});
