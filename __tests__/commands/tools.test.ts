import { describe, expect, test } from 'vitest';
import { tools } from '../../src/signatures/tools/index.ts';
import { listenersOf, portOf, read } from './reading.ts';

const named = tools.map((tool) => [`${tool.name}: ${tool.commands[0]} ${tool.subcommands?.[0] ?? ''}`, tool] as const);

describe.each(named)('%s', (_, tool) => {
  const files = {
    'package.json': JSON.stringify({ name: 'app', dependencies: tool.dependency ? { [tool.dependency]: '*' } : {} }),
  };

  test.each(tool.examples.map((example) => [example.command, example] as const))('%s', (_command, example) => {
    const listeners = listenersOf(read(example.command, files).activity).filter(
      ({ port }) => port.kind !== 'ephemeral',
    );
    expect(listeners.map(portOf).sort()).toEqual(example.binds.map(String).sort());
  });

  test('nothing that nobody checked is certain', () => {
    const listeners = tool.examples.flatMap(({ command }) => listenersOf(read(command, files).activity));
    const own = listeners.filter(({ mechanism }) => mechanism === 'tool-default');
    if (tool.verified === 'memory') expect(own.filter(({ confidence }) => confidence === 'high')).toEqual([]);
    expect(tool.source).not.toBe('');
  });
});

test('an example of every entry binds something, unless it only starts others', () => {
  const silent = tools.filter(({ examples }) => examples.every(({ binds }) => binds.length === 0));
  expect(silent.map(({ name }) => name)).toEqual([]);
});
