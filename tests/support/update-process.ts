import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { createApp } from '../../electron/app.ts'
import { upload } from './course-updates.ts'

/**
 * Somebody who updates a course without end: data folder, then files named `<version>.lectern`. Says `begun
 * <version>` before and `added <version>` after each.
 */
const [dataDir = '', ...files] = process.argv.slice(2)
const app = await createApp({
  dataDir,
  contentDirs: [],
  rendererDir: null,
  version: '0.0.0-test',
  shell: 'cli',
})
await app.whenPrepared()
const say = (line: string) => process.stdout.write(`${line}\n`)
for (;;)
  for (const file of files) {
    const version = basename(file, '.lectern')
    const uploadId = await upload(app, readFileSync(file))
    say(`begun ${version}`)
    let isAdded = false
    for await (const event of await app.api.library.add({ uploadId, fileName: basename(file) }))
      if (event.kind === 'result') isAdded = event.outcome !== 'refused'
    if (!isAdded) throw new Error(`Version ${version} was refused.`)
    say(`added ${version}`)
  }
