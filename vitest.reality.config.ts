import { defineConfig } from 'vitest/config';

/**
 * Starts tools and programs for real, each in a network namespace of its own, and compares the kernel's sockets with the
 * map: `npm run test:reality`. Installs much and takes long, so it is no part of `npm test`.
 */
export default defineConfig({
  test: {
    include: ['__tests__/reality/**/*.test.ts'],
    testTimeout: 900_000,
    // Most of the time goes into waiting; none can meet another.
    maxConcurrency: 4,
    retry: 1,
  },
});
