import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createApp, FolderInUse } from '../../app.ts'
import { defaultDataFolder } from '../data-folder.ts'
import { keepFilesPrivate } from '../../files/privacy.ts'
import { invitationOf } from './running-app.ts'
import { serve } from './serve.ts'
import type { App } from '../../app.ts'
import type { Invitation } from './door.ts'

const usage = `Usage: npm start -- [--browser] [--port N] [--no-open] [--data DIR] [--content DIR]

  --browser      show Lectern in this machine's browser instead of a window of its own
  --port N       the port to serve on (default: a free one)
  --no-open      print the address and open nothing
  --data DIR     where progress is kept (default: ${defaultDataFolder()})
  --content DIR  a course folder, or a folder of them, instead of the courses that come with Lectern
`

const exitUsage = 2

await run()

async function run(): Promise<void> {
  const options = readOptions()
  keepFilesPrivate()
  let app: App
  try {
    app = await createApp({
      dataDir: options.data,
      contentDirs: [options.content],
      rendererDir: options.renderer,
      version: options.version,
      shell: 'browser',
      log: (line) => console.error(line),
    })
  } catch (error) {
    if (error instanceof FolderInUse) return openRunning(error, options.open)
    throw error
  }
  const shell = await serve(app.handle, {
    port: options.port,
    doorDir: join(options.data, 'entrance'),
    log: (line) => console.error(line),
  }).catch(async (error: unknown) => {
    await app.close()
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!isTaken) throw error
    console.error(
      `Port ${options.port} is used by another program. Choose another with --port, or leave it out.`,
    )
    return process.exit(1)
  })
  app.announce({ processId: process.pid, shell: 'browser', url: shell.origin, key: shell.key })
  await show(shell.invite(), options.open)

  let isClosing = false
  const close = async () => {
    if (isClosing) return
    isClosing = true
    await shell.close()
    await app.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close())
}

/** A second start opens the app that is already running on the same data. */
async function openRunning({ holder, message }: FolderInUse, open: boolean): Promise<void> {
  const invitation = await invitationOf(holder)
  if (holder && invitation) {
    console.error(`Lectern is already running (process ${holder.processId}).`)
    return show(invitation, open)
  }
  console.error(`${message} Close it there, or start with another folder: --data DIR.`)
  process.exitCode = 1
}

/** Prints the address, since a browser that's kept from reading the file can still open that. */
async function show({ address, file }: Invitation, open: boolean): Promise<void> {
  console.log(`Lectern is ready at ${address}`)
  if (process.stderr.isTTY)
    console.error('This address works once, within 10 minutes. Run "npm start" again to get another one.')
  if (!open) return
  const { openPage } = await import('./open-page.ts')
  if (file && (await openPage(file))) return
  console.error('Lectern couldn’t open a browser. Open the address above in one; Ctrl-C closes Lectern.')
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
        data: { type: 'string', default: defaultDataFolder() },
        content: { type: 'string' },
        renderer: { type: 'string' },
        version: { type: 'string', default: '0.0.0' },
        browser: { type: 'boolean' },
        help: { type: 'boolean', default: false },
      },
    })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new RangeError(`"${values.port}" is not a port: it must be a whole number from 0 to 65535.`)
    if (values.help || !values.content || !values.renderer) {
      console.log(usage)
      process.exit(values.help ? 0 : exitUsage)
    }
    return {
      port,
      open: !values['no-open'],
      data: values.data,
      content: values.content,
      renderer: values.renderer,
      version: values.version,
    }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
    return process.exit(exitUsage)
  }
}
