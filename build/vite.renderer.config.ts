import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { noteParts } from './licences.ts'
import type { Plugin } from 'vite'

const root = join(import.meta.dirname, '..')

export default defineConfig({
  root: join(root, 'renderer'),
  plugins: [
    // Stringified static trees are set as innerHTML, which Trusted Types refuse.
    vue({ template: { compilerOptions: { hoistStatic: false } } }),
    listFiles(),
    noteParts('renderer'),
  ],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  build: {
    outDir: join(root, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    // A data: address would be refused by the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 400,
  },
})

/** Writes `files.json`: the exact names that the app serves. */
function listFiles(): Plugin {
  return {
    name: 'list-files',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const built = [...Object.keys(bundle), 'index.html'].filter((name) => !name.endsWith('.map'))
        const names = [...built, ...readdirSync(join(root, 'renderer/public'))]
        this.emitFile({
          type: 'asset',
          fileName: 'files.json',
          source: JSON.stringify([...new Set(names)].sort(), null, 1),
        })
      },
    },
  }
}
