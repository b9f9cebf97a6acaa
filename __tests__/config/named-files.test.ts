import { describe, expect, test } from 'vitest';
import { requireNamedFiles } from '../../src/config/named-files.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';

const repository = memoryRepository({ 'deploy/web.yaml': 'services: {}\n', 'dev.env': 'A=1\n' });

describe('files that options name', () => {
  test('may be anything in the repository, and no env file at all', () => {
    const named = {
      composeFiles: ['deploy/web.yaml', './deploy/../deploy/web.yaml'],
      envFiles: ['dev.env', '/dev/null'],
    };
    expect(() => requireNamedFiles(repository, named)).not.toThrow();
  });

  test.each([
    [{ composeFiles: ['deploy/web.yaml', 'api.yaml'], envFiles: [] }, 'the Compose file api.yaml does not exist'],
    [{ composeFiles: ['deploy'], envFiles: [] }, 'the Compose file deploy is a folder'],
    [
      { composeFiles: ['/etc/web.yaml'], envFiles: [] },
      'the Compose file /etc/web.yaml lies outside of the repository',
    ],
    [{ composeFiles: [], envFiles: ['prod.env'] }, 'the env file prod.env does not exist'],
  ])('%j are refused in one sentence', (named, message) => {
    expect(() => requireNamedFiles(repository, named)).toThrow(
      expect.objectContaining({ name: 'UsageError', message }),
    );
  });
});
