import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = { '~': fileURLToPath(new URL('./app', import.meta.url)) }
const shared = {
  setupFiles: ['test/support/no-stray-errors.ts'],
  // Node loads the built app itself: what is tested is what is served.
  server: { deps: { external: [/\/build\/server\//] } },
}

export default defineConfig({
  test: {
    // The database works beside them on the same cores.
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: { ...shared, name: 'unit', include: ['test/**/*.unit.test.{ts,tsx}'] },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'server',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.unit.test.{ts,tsx}'],
          globalSetup: ['test/support/postgres.global.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'e2e',
          include: ['test/e2e/*.e2e.ts'],
          globalSetup: ['test/support/postgres.global.ts'],
          // Remix and React choose their production build by this.
          env: { NODE_ENV: 'production' },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'gallery',
          include: ['test/gallery/*.gallery.ts'],
          globalSetup: ['test/support/postgres.global.ts'],
          env: { NODE_ENV: 'production' },
          hookTimeout: 300_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
