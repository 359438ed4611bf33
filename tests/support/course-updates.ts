import { randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { App } from '../../electron/app.ts'

const script = join(import.meta.dirname, 'update-process.ts')
const chunkBytes = 1024 * 1024

/** The course files of a data folder, without the hashes in their names. */
export function courseFilesIn(dataDir: string): string[] {
  return readdirSync(join(dataDir, 'courses')).map((name) => name.replace(/^[0-9a-f]{16}\./, ''))
}

/** Sends a course file as a page does. Returns the id of the upload. */
export async function upload({ handle }: Pick<App, 'handle'>, bytes: Buffer): Promise<string> {
  const uploadId = randomUUID()
  for (let offset = 0; offset < bytes.length; offset += chunkBytes) {
    const body = new Uint8Array(bytes.subarray(offset, offset + chunkBytes))
    const address = `http://127.0.0.1/upload/${uploadId}?offset=${offset}`
    const { status } = await handle(new Request(address, { method: 'PUT', body }))
    if (status !== 204) throw new Error(`A chunk was not taken: ${status}`)
  }
  return uploadId
}

/** Adds a course from a page that is closed after it has heard so many times of it, and waits until that has ended. */
export async function addAndLeave(app: App, bytes: Buffer, heard: number): Promise<void> {
  const uploadId = await upload(app, bytes)
  const call = JSON.stringify({ json: { uploadId, fileName: 'course.lectern' } })
  const headers = { 'content-type': 'application/json' }
  const request = new Request('http://127.0.0.1/rpc/library/add', { method: 'POST', headers, body: call })
  const { body } = await app.handle(request)
  if (!(body instanceof ReadableStream)) throw new Error('Adding a course was refused.')
  const reader = body.getReader()
  for (let event = 0; event < heard; event++) await reader.read()
  await reader.cancel()
  // Courses are added one at a time, so that the end of one that is refused is the end of that before it, too.
  const nothing = { uploadId: await upload(app, Buffer.from('no course')), fileName: 'none.lectern' }
  const events = (await app.api.library.add(nothing))[Symbol.asyncIterator]()
  for (let event = await events.next(); !event.done;) event = await events.next()
}

/**
 * Lets a process update a course from one file to the next and back without end, and kills it so many milliseconds
 * after it has begun the `updates`th. Returns the versions it said were there, and the one that was under way.
 */
export async function updateUntilKilled(
  dataDir: string,
  files: readonly string[],
  { updates, milliseconds }: { updates: number; milliseconds: number },
): Promise<{ added: string[]; begun: string | null }> {
  const child = spawn(process.execPath, [script, dataDir, ...files], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[][] = []
  let begun = 0
  createInterface(child.stdout).on('line', (line) => {
    said.push(line.split(' '))
    if (line.startsWith('begun') && ++begun === updates) setTimeout(() => child.kill('SIGKILL'), milliseconds)
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== null) throw new Error(`The process that updates a course ended by itself, with ${code}.`)
  const [word, version = null] = said.at(-1) ?? []
  return {
    added: said.flatMap(([kind, name]) => (kind === 'added' && name ? [name] : [])),
    begun: word === 'begun' ? version : null,
  }
}
