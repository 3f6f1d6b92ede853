import { defineConfig } from 'vitest/config'

/**
 * fast = what `npm run check` runs (≤ 60 s on two quiet cores); full = everything that needs npm alone. The files of fast share the
 * processes: nothing of ours keeps what one test could leave to the next, and loading the pipeline anew for each of a hundred
 * files costs as much again as the tests.
 */
export default defineConfig({
  test: {
    // Without this one core would be left idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.slow.test.ts'],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      { test: { name: 'full', include: ['test/**/*.slow.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
})
