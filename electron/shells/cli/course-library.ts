import { randomUUID } from 'node:crypto'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createApp, FolderInUse } from '../../app.ts'
import { keepFilesPrivate } from '../../files/privacy.ts'
import { count, describeToLearner, packChecked } from './course-files.ts'
import type { App } from '../../app.ts'
import type { AddResult } from '../../contract/library.ts'
import type { AddEvent } from '../../contract/library.ts'

const chunkBytes = 1024 * 1024
const projectRoot = join(import.meta.dirname, '..', '..', '..')

/** Adds a course, packed or as a folder, to the data folder. Returns the exit code. */
export async function add(path: string, dataDir: string): Promise<number> {
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false
  if (!isFolder) return await withApp(dataDir, (app) => addFile(app, path))
  const folder = await mkdtemp(join(tmpdir(), 'lectern-pack-'))
  try {
    const file = join(folder, `${basename(path)}.lectern`)
    const { findings, plan, failure } = await packChecked(path, file, 'lectern')
    if (plan && failure === null) return await withApp(dataDir, (app) => addFile(app, file))
    process.stdout.write(failure ?? describeToLearner(findings, findings.length))
    return fail(refused(path))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Takes a course away; its progress stays. Returns the exit code. */
export async function remove(courseId: string, dataDir: string): Promise<number> {
  return await withApp(dataDir, async ({ api }) => {
    const course = (await api.library.list()).find(({ id }) => id === courseId)
    if (!course) return fail(`There is no course “${courseId}”: “list” shows those that are there.`)
    if (course.bundled) return fail(`“${courseId}” came with Lectern and cannot be removed.`)
    await api.library.remove({ courseId })
    console.log(`${courseId} was removed. Its progress is kept and comes back with it.`)
    return 0
  })
}

/** Prints the courses, one a line. Returns the exit code. */
export async function list(dataDir: string): Promise<number> {
  return await withApp(dataDir, async ({ api }) => {
    for (const { id, version, title, chapters, questions, bundled } of await api.library.list())
      console.log(
        `${id} ${version}: ${title} (${count(chapters, 'chapter')}, ${count(questions, 'question')}${bundled ? ', came with Lectern' : ''})`,
      )
    return 0
  })
}

/** Opens the app on a data folder for one piece of work, with the courses that come with it. */
async function withApp(dataDir: string, work: (app: App) => Promise<number>): Promise<number> {
  keepFilesPrivate()
  let app: App
  try {
    app = await createApp({
      dataDir,
      contentDirs: [join(projectRoot, 'content')],
      rendererDir: null,
      version: '0.0.0',
      shell: 'cli',
      log: (line) => console.error(line),
    })
  } catch (error) {
    if (error instanceof FolderInUse) return fail(`${error.message} Close Lectern there, then try again.`)
    throw error
  }
  try {
    const { trouble } = await app.api.app.start()
    if (trouble) return fail(`The data in ${trouble.path} cannot be opened: ${trouble.reason}`)
    await app.whenPrepared()
    return await work(app)
  } finally {
    await app.close()
  }
}

async function addFile(app: App, path: string): Promise<number> {
  const uploadId = randomUUID()
  const refusal = await upload(app, uploadId, path)
  if (refusal !== null) return fail(refusal)
  let last: AddEvent | null = null
  for await (const event of await app.api.library.add({ uploadId, fileName: basename(path) })) last = event
  if (last?.kind !== 'result') return fail('Adding the course ended without a result.')
  process.stdout.write(describeToLearner(last.findings, last.findingsTotal))
  if (last.outcome === 'refused' || !last.course) return fail(refused(path))
  console.log(`${last.course.id} ${last.course.version}: ${outcomeInWords(last)}`)
  return 0
}

function refused(path: string): string {
  return `${basename(path)} was refused: nothing was added.`
}

function outcomeInWords({ outcome, replaced }: AddResult): string {
  if (outcome !== 'updated' || !replaced) return outcome
  return replaced.isNewer
    ? `put in the place of ${replaced.version}, which is the newer one`
    : `updated from ${replaced.version}`
}

/** Sends a file in chunks, as the app's own pages do. Returns why it was not taken, or null. */
async function upload(app: App, uploadId: string, path: string): Promise<string | null> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) return `${path} cannot be read: check that it is there.`
  try {
    const buffer = Buffer.alloc(chunkBytes)
    for (let offset = 0; ;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, offset)
      if (bytesRead === 0 && offset > 0) return null
      const url = `http://lectern/upload/${uploadId}?offset=${offset}`
      const chunk = buffer.subarray(0, bytesRead)
      const { status, body } = await app.handle(new Request(url, { method: 'PUT', body: chunk }))
      if (status !== 204) return `${path} was not taken (${status}): ${String(body)}`
      if (bytesRead === 0) return null
      offset += bytesRead
    }
  } catch (error) {
    return `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`
  } finally {
    await file.close()
  }
}

function fail(message: string): number {
  console.error(message)
  return 1
}
