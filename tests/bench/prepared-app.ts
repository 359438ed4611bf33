import { join } from 'node:path'
import { createApp } from '../../electron/app.ts'
import { writeSyntheticCourse } from './synthetic-course.ts'
import type { App } from '../../electron/app.ts'
import type { Surroundings } from './figure.ts'

export const courseId = 'synthetic-1'

export type PreparedApp = Pick<App, 'handle' | 'close'> & {
  readonly api: App['api']
  dataDir: string
  /** Closes the app and starts it again on the same data, as the learner's next sitting does. */
  restart: () => Promise<void>
  /** A call as the renderer sends it; gives the request, so that making it is not timed. */
  requestOf: (path: string, input: unknown) => Request
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
    requestOf: (path, input) =>
      new Request(`http://127.0.0.1/rpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json: input }),
      }),
  }
}

/**
 * Answers a request and reads the whole answer, as a shell does.
 * @throws Error when it was refused
 */
export async function callApp(app: Pick<App, 'handle'>, request: Request): Promise<string> {
  const response = await app.handle(request)
  const body = await response.text()
  if (response.status !== 200) throw new Error(`${request.url} was refused: ${body}`)
  return body
}
