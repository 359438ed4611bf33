import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { realPathOf } from '../../files/real-path.ts'
import { readPlace, storePlace } from './place.ts'
import type { App } from 'electron'

/**
 * Chromium's own files go to the system's place for caches, never among the learner's data: backups and copies of the
 * data folder stay small. Each data folder has a cache of its own, because Electron's lock against a second start is
 * in it. If it can't be made, the app starts all the same.
 */
export function placeCaches(
  app: App,
  { cacheDir, dataDir }: { cacheDir: string; dataDir: string },
  log: (line: string) => void,
): void {
  const name = createHash('sha256').update(realPathOf(dataDir)).digest('hex').slice(0, 12)
  const folder = join(cacheDir, `window-${name}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    app.setPath('userData', folder)
    app.setPath('sessionData', folder)
  } catch (error) {
    log(`The window's caches are kept in ${app.getPath('userData')}: ${String(error)}`)
  }
}

/**
 * Lectern once kept them in `window/` in the data folder. The window's place moves along; the rest is removed.
 * Call it once the data folder is open: then no older Lectern is using it.
 */
export function moveEarlierCaches(app: App, dataDir: string, log: (line: string) => void): void {
  const earlier = join(dataDir, 'window')
  const place = readPlace(join(earlier, 'place.json'))
  // A folder of that name without a window's place in it isn't ours.
  if (!place) return
  const file = join(app.getPath('userData'), 'place.json')
  if (!readPlace(file)) storePlace(file, place, log)
  try {
    rmSync(earlier, { recursive: true, force: true })
  } catch (error) {
    log(`${earlier} isn't used any more but could not be removed: ${String(error)}`)
  }
}
