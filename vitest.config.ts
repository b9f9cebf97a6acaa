import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    exclude: ['__tests__/compose-differential/**', '__tests__/reality/**'],
    testTimeout: 30_000,
  },
});
