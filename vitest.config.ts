import { defineConfig } from 'vitest/config'

/** Tests mirror the tree: rules and services in Node, components in jsdom, whole runs in a real browser. */
export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'out/test-results.json' }]],
    projects: [
      { test: { name: 'node', environment: 'node', include: ['tests/{shared,main,guards,fault}/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/dom.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'packaging',
          environment: 'node',
          include: ['tests/packaging/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
