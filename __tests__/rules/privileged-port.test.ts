import { describe, expect, test } from 'vitest';
import type { Listener } from '../../src/model/port-map.ts';
import { developerTargets, type Target } from '../../src/model/target.ts';
import { findingsOf, mapOf, on, type Parts, pool, program, published, startup, unit } from './build.ts';

function severity(listener: Listener, targets: readonly Target[] = developerTargets): string {
  const findings = findingsOf(mapOf([startup([listener])]), 'privileged-port', targets);
  return findings.map((finding) => finding.severity).join(', ') || 'none';
}

const web = (port: number, parts: Parts = {}) => published('web', port, { at: 'c:1', ...parts });
const inHostNetwork: Parts = { mechanism: 'image-default' };

describe('on the side that binds', () => {
  test.each<[string, Listener, string]>([
    ['a program of the host', program('server.js', 80), 'warning'],
    ['1023', program('server.js', 1023), 'warning'],
    ['1024', program('server.js', 1024), 'none'],
    ['a range that starts below', program('server.js', { first: 1000, last: 2000 }), 'warning'],
    ['a published port: the engine is root, unless it is rootless', web(443), 'notice'],
    ['a published port that can be moved without an edit', web(80, { movable: true }), 'none'],
    ['a program whose port a variable sets', program('server.js', 80, { variable: 'PORT' }), 'notice'],
    ['a branch', program('server.js', 80, { conditional: true }), 'notice'],
    ['a guess', program('server.js', 80, { confidence: 'low' }), 'notice'],
    ['inside of a container the range is empty', web(80, { namespace: 'container:web', ...inHostNetwork }), 'none'],
    ['in a pod', program('server.js', 80, { namespace: 'pod:web' }), 'none'],
    ['a container with the host’s network is mostly root', web(80, inHostNetwork), 'notice'],
    [
      'a host port of a pod: the node’s agent is root',
      web(80, { mechanism: 'host-port', namespace: 'cluster' }),
      'none',
    ],
    ['the engine of a hosted runner is root', web(80, { namespace: 'job:ci.yml#a@github-ubuntu' }), 'none'],
    ['a program on a Linux runner', program('s.js', 80, { namespace: 'job:ci.yml#a@github-ubuntu' }), 'warning'],
    ['a program on a Windows runner', program('s.js', 80, { namespace: 'job:ci.yml#a@github-windows' }), 'none'],
    ['a pool that reaches beyond', pool('web', 1000, 2000, { at: 'c:1' }), 'none'],
    ['nothing is started', web(80, { count: 0 }), 'none'],
    ['ephemeral', program('server.js', 0), 'none'],
  ])('%s', (_, listener, expected) => {
    expect(severity(listener)).toBe(expected);
  });
});

test.each<[Target, string, string]>([
  ['linux', 'warning', 'warning'],
  ['macos', 'none', 'warning'],
  ['windows', 'none', 'none'],
  ['github-ubuntu', 'warning', 'warning'],
  ['github-macos', 'none', 'warning'],
  ['github-windows', 'none', 'none'],
])('%s: every address %s, one address %s', (target, everyAddress, oneAddress) => {
  expect(severity(program('server.js', 80), [target])).toBe(everyAddress);
  expect(severity(program('server.js', 80, { binding: on('127.0.0.1') }), [target])).toBe(oneAddress);
});

test('names the targets, and moves to where people move the port', () => {
  const listener = program('server.js', 443, { binding: on('127.0.0.1') });
  const [finding] = findingsOf(mapOf([startup([listener])]), 'privileged-port');
  expect(finding?.message).toBe(
    'process server.js binds tcp port 443 on 127.0.0.1: ports below 1024 need root or CAP_NET_BIND_SERVICE on linux and macos',
  );
  expect(finding?.suggestion?.port).toBe(8443);
});

test('a program that nothing starts is a notice: it may be meant for a container', () => {
  const server = program('server.js', 80, { unit: 'process' });
  const findings = findingsOf(mapOf([startup([server])], { units: [unit('process')] }), 'privileged-port');
  expect(findings.map((finding) => finding.severity)).toEqual(['notice']);
});
