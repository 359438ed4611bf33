import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataFolder } from '../../data-folder.ts'
import { courseFilesIn } from './course-file.ts'
import type { App } from 'electron'
import type { Surroundings } from './host.ts'

/** What the command line asks for: `--data DIR`, `--content DIR` and course files; Chromium's own switches pass. */
export function optionsOf({ argv, programDir, resourcesDir }: Surroundings, isPackaged: boolean) {
  const given = argv.slice(isPackaged ? 1 : 2)
  const { values } = parseArgs({
    args: given,
    options: { data: { type: 'string' }, content: { type: 'string' } },
    strict: false,
  })
  return {
    dataDir: typeof values.data === 'string' ? values.data : defaultDataFolder(),
    contentDir: typeof values.content === 'string' ? values.content : join(resourcesDir, 'content'),
    rendererDir: join(programDir, 'dist/renderer'),
    courseFiles: courseFilesIn(given, process.cwd()),
  }
}

/**
 * Chromium's own caches lie beside the learner's data, never among it, so that each data folder has a lock
 * of its own. Where that folder cannot be made, the app starts all the same and says what is wrong with it.
 */
export function placeCaches(app: App, dataDir: string, log: (line: string) => void): void {
  const folder = join(dataDir, 'window')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    app.setPath('userData', folder)
  } catch (error) {
    log(`The window's own files are kept in ${app.getPath('userData')}: ${String(error)}`)
  }
}
