import { defineConfig } from 'vitest/config'

/** fast = what `npm run check` runs (≤ 60 s); full = everything that needs npm alone. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.slow.test.ts'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'full', include: ['test/**/*.slow.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
})
