import { join } from 'node:path'
import { createApp } from '../../electron/app.ts'
import { writeSyntheticCourse } from './synthetic-course.ts'
import type { App } from '../../electron/app.ts'
import type { AppRequest } from '../../electron/web/exchange.ts'
import type { Surroundings } from './figure.ts'

export const courseId = 'synthetic-1'

export type PreparedApp = Pick<App, 'handle' | 'close'> & {
  readonly api: App['api']
  dataDir: string
  /** Closes the app and starts it again on the same data, as the learner's next sitting does. */
  restart: () => Promise<void>
  /** A call as the browser shell hands it on; gives the request, so that making it is not timed. */
  requestOf: (path: string, input: unknown) => AppRequest
}

/** The app on a compiled course of the size of a whole certification: 120 chapters, 2,400 questions. */
export async function prepareApp({ folder, say }: Surroundings): Promise<PreparedApp> {
  const contentDir = join(folder, 'content')
  const dataDir = join(folder, 'data')
  say('writing and compiling a course of 120 chapters')
  await writeSyntheticCourse(join(contentDir, 'synthetic'), { chapters: 120, questions: 2_400, seed: 1 })
  async function start(): Promise<App> {
    const started = await createApp({
      ...{ dataDir, contentDirs: [contentDir], rendererDir: null },
      ...{ version: '0.0.0-bench', shell: 'cli', log: say },
    })
    await started.whenPrepared()
    return started
  }
  let app = await start()
  return {
    handle: (request) => app.handle(request),
    get api() {
      return app.api
    },
    close: () => app.close(),
    dataDir,
    async restart() {
      await app.close()
      app = await start()
    },
    requestOf(path, input) {
      const body = Buffer.from(JSON.stringify({ json: input }))
      return {
        method: 'POST',
        url: `http://127.0.0.1/rpc/${path}`,
        signal: new AbortController().signal,
        headers: { get: () => null },
        text: async () => body.toString(),
        arrayBuffer: async () => new Uint8Array(body).buffer,
      }
    },
  }
}

/**
 * Answers a request and makes the whole answer bytes, as a shell does to send it.
 * @throws Error when it was refused
 */
export async function callApp(app: Pick<App, 'handle'>, request: AppRequest): Promise<Buffer> {
  const { status, body } = await app.handle(request)
  if (typeof body !== 'string') throw new Error(`${request.url} was not answered with JSON.`)
  if (status !== 200) throw new Error(`${request.url} was refused: ${body}`)
  return Buffer.from(body)
}
