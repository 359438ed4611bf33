import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  plugins: [vue()],
  test: {
    include: [
      'tests/electron/**/*.test.ts',
      'tests/content/**/*.test.ts',
      'tests/renderer/**/*.test.ts',
      'tests/build/**/*.test.ts',
    ],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
