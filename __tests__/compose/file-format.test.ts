import { describe, expect, test } from 'vitest';
import { anySample, type ObservedKeys, observedKeys, samples } from './observed-keys.ts';
import { refusalsOf } from './render.ts';

describe.each(observedKeys)('$file', ({ file, exact = '', keys }: ObservedKeys) => {
  const decisive = new Set(['unknown', ...exact.split(' ')]);
  test.each(Object.entries(keys))('%s takes %s', (key, accepted) => {
    const expected = accepted === anySample ? Object.keys(samples) : accepted.split(' ').filter((name) => name !== '');
    const ours = Object.entries(samples)
      .filter(([, sample]) => refusalsOf({ 'compose.yaml': file.replace('%', `${key}: ${sample}`) }).length === 0)
      .map(([name]) => name);
    expect(ours).toEqual(decisive.has(key) ? expected : expect.arrayContaining(expected));
  });
});
