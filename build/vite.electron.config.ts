import { join } from 'node:path'
import { defineConfig } from 'vite'
import { noteParts } from './licences.ts'

const root = join(import.meta.dirname, '..')

/** One folder of plain JavaScript for both shells: what is packaged, and what starts quickly. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [noteParts('main')],
  build: {
    ssr: true,
    outDir: join(root, 'dist/electron'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: {
        main: join(root, 'electron/shells/electron/main.ts'),
        browser: join(root, 'electron/shells/browser/main.ts'),
        // Started by their files' names: see electron/data/import/imports.ts and electron/app.ts.
        'import-worker': join(root, 'electron/data/import/import-worker.ts'),
        'course/reading-thread': join(root, 'electron/course/reading-thread.ts'),
      },
      // All in one folder: what stands beside a module's source (the migrations) stands beside its chunk.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: ['better-sqlite3', 'electron'] },
})
