import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import renderer from '../../build/vite.renderer.config.ts'

/** Builds a page of one script as the app is built; gives the folder of what was built. */
export async function buildBarePage(folder: string, script: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><body><div id="app"></div><script type="module" src="./main.js"></script></body>',
  )
  writeFileSync(join(folder, 'main.js'), script)
  const outDir = join(folder, 'dist')
  await build({
    ...renderer,
    configFile: false,
    logLevel: 'warn',
    root: folder,
    build: { ...renderer.build, outDir },
  })
  return outDir
}
