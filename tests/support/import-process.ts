import { readFileSync } from 'node:fs'
import { standaloneApp } from './standalone-app.ts'
import { upload } from './progress-file.ts'

/** Imports a file and says how far it is. */
const [dataDir = '', contentDir = '', file = ''] = process.argv.slice(2)
const app = await standaloneApp(dataDir, contentDir)
const uploadId = await upload(app, readFileSync(file))
for await (const event of await app.api.transfer.import({ uploadId }))
  process.stdout.write(`${event.kind === 'progress' ? event.phase : event.kind}\n`)
await app.close()
