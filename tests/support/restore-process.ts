import { createStorage } from '../../electron/data/storage.ts'
import { migrationsDir } from './migrations-folder.ts'

/** Opens a data folder and restores a backup, or starts fresh where none is named; a test kills it on the way. */
const [dataDir, source] = process.argv.slice(2)
const storage = createStorage({
  dataDir: dataDir ?? '',
  migrationsDir,
  now: Date.now,
  uptime: () => performance.now(),
  log: () => undefined,
})
await storage.open()
;(globalThis as unknown as { countCalls: () => void }).countCalls()
const trouble = source ? await storage.restore(source) : (await storage.startFresh()).trouble
await storage.close()
process.exitCode = trouble ? 1 : 0
