import { defineConfig } from 'vitest/config';

/** Compares with a real docker compose: `npm run test:compose`. Slow, and needs the program, so it is no part of `npm test`. */
export default defineConfig({
  test: {
    include: ['__tests__/compose-differential/**/*.test.ts'],
    testTimeout: 3_600_000,
  },
});
