import { describe, expect, test } from 'vitest';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { tools } from '../../src/signatures/tools/index.ts';
import type { ToolSignature } from '../../src/signatures/tools/tool.ts';
import { runPreflight } from '../run-preflight.ts';
import { listenersOf, portOf, read } from './reading.ts';

/** What the command binds beside files that tell it. */
async function boundWith(command: string, files: Readonly<Record<string, string>>) {
  const { map } = await runPreflight(memoryRepository({ ...files, 'start.sh': command }));
  return map.listeners.filter(({ unit }) => unit === 'shell:start.sh');
}

const named = tools.map((tool) => [`${tool.name}: ${tool.commands[0]} ${tool.subcommands?.[0] ?? ''}`, tool] as const);

function packageWith({ dependency }: ToolSignature) {
  return {
    'package.json': JSON.stringify({ name: 'app', dependencies: dependency ? { [dependency]: '*' } : {} }),
  };
}

describe.each(named)('%s', (_, tool) => {
  const files = packageWith(tool);

  test.each(tool.examples.map((example) => [example.command, example] as const))('%s', async (_command, example) => {
    const bound = example.files
      ? await boundWith(example.command, { ...files, ...example.files })
      : listenersOf(read(example.command, files).activity);
    const listeners = bound.filter(({ port }) => port.kind !== 'ephemeral');
    expect(listeners.map(portOf).sort()).toEqual(example.binds.map(String).sort());
  });

  test('nothing that nobody checked is certain', () => {
    const listeners = tool.examples.flatMap(({ command }) => listenersOf(read(command, files).activity));
    const own = listeners.filter(({ mechanism }) => mechanism === 'tool-default');
    if (tool.verified === 'memory') expect(own.filter(({ confidence }) => confidence === 'high')).toEqual([]);
    expect(tool.source).not.toBe('');
  });
});

const unchecked = named.filter(([, { verified }]) => verified === 'memory');

test.each(unchecked)('%s: what nobody checked is no ground of an error', async (_, tool) => {
  for (const { command } of tool.examples) {
    const repository = memoryRepository({ ...packageWith(tool), 'start.sh': `${command} & ${command}\n` });
    const { findings } = await runPreflight(repository);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  }
});

test('an example of every entry binds something, unless it only starts others', () => {
  const silent = tools.filter(({ examples }) => examples.every(({ binds }) => binds.length === 0));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('most entries are checked at their source, in documentation or by running them', () => {
  const checked = tools.filter(({ verified }) => verified !== 'memory');
  expect(checked.length).toBeGreaterThanOrEqual(180);
});
