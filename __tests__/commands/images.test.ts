import { expect, test } from 'vitest';
import { interpretImage } from '../../src/commands/images.ts';
import { parseDockerfile } from '../../src/parsing/dockerfile.ts';
import { contextOf, shapeOf } from './reading.ts';

/** A Dockerfile after its FROM → what a container of it starts. */
const starts: readonly (readonly [string, string])[] = [
  ['CMD ["serve", "-l", "3000"]', '3000'],
  ['CMD serve \\\n  -l 3000', '3000'],
  ['ENV PORT=4000\nCMD ["next", "start"]', '4000'],
  ['ARG PORT=4000\nCMD ["next", "start"]', '3000'],
  ['ARG P=4000\nENV PORT=$P\nCMD next start -p $PORT', '4000'],
  ['ENTRYPOINT ["serve"]\nCMD ["-l", "3000"]', '3000'],
  ['ENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["serve", "-l", "3000"]', '3000'],
  ['ENTRYPOINT serve -l 3000\nCMD ["ignored"]', '3000'],
  ['CMD ["node", "server.js"]', 'server.js'],
  ['CMD ["node", "dist/server.js"]', 'server.js'],
  ['EXPOSE 80', 'nothing'],
];

test.each(starts)('%s', (text, shape) => {
  const [stage] = parseDockerfile({ path: 'Dockerfile', text: `FROM node\n${text}\n` });
  expect(stage).toBeDefined();
  if (stage) expect(shapeOf(interpretImage(stage, contextOf({ 'server.js': '' })).activity)).toBe(shape);
});

test('a stage takes over what it is built from, and overrides replace the command', () => {
  const stages = parseDockerfile({
    path: 'Dockerfile',
    text: 'FROM node AS base\nENV PORT=4000\nCMD ["next", "start"]\nFROM base AS dev\nUSER app\n',
  });
  expect(stages.map(({ name, user }) => [name, user])).toEqual([
    ['base', undefined],
    ['dev', 'app'],
  ]);
  const [, dev] = stages;
  const command = ['serve', '-l', '5000'].map((word) => ({
    text: word,
    locate: () => ({ file: 'compose.yaml', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }),
  }));
  if (dev) {
    expect(shapeOf(interpretImage(dev, contextOf()).activity)).toBe('4000');
    expect(shapeOf(interpretImage(dev, contextOf(), { command }).activity)).toBe('5000');
  }
});
