import { uptime as machineUptime } from 'node:os'
import { extname, join } from 'node:path'
import { createRouterClient, lazy } from '@orpc/server'
import { v7 as uuidV7 } from 'uuid'
import { readBootId } from './data/boot-id.ts'
import { describeRisk, findDataRisk } from './files/data-place.ts'
import { makePrivate } from './files/privacy.ts'
import { createCalendar } from './data/calendar.ts'
import { createCalls } from './web/calls.ts'
import { createCourseReader } from './services/library/course-reader.ts'
import { createCourses } from './services/library/courses.ts'
import { createImports } from './data/import/imports.ts'
import { createStorage } from './data/storage.ts'
import { createTimekeeper } from './data/timekeeper.ts'
import { createTickets } from './web/tickets.ts'
import { createUploads } from './web/uploads.ts'
import { createWeb } from './web/web.ts'
import type { Api } from './contract/index.ts'
import type { Holder } from './db/lock.ts'
import type { Context } from './services/context.ts'
import type { WebContext } from './web/web-context.ts'
import type { CourseReader } from './services/library/course-reader.ts'
import type { AppRequest, AppResponse } from './web/exchange.ts'

export { FolderInUse, type Holder } from './db/lock.ts'
export { toResponse } from './web/exchange.ts'

export type AppOptions = {
  /** Where progress, library and backups are kept; made if it is not there. */
  dataDir: string
  /** Course folders, or folders of course folders, that come with the app. */
  contentDirs: string[]
  /** The built renderer; null serves calls only. */
  rendererDir: string | null
  /** Folder of the numbered SQL files; the one beside the source unless bundled. */
  migrationsDir?: string
  version: string
  shell: Context['shell']
  /** How courses are read; in a thread of their own unless given. */
  readCourse?: CourseReader
  /** Milliseconds since the epoch. */
  now?: () => number
  /** Milliseconds since the machine was started, time asleep included. */
  uptime?: () => number
  /** Names the time between two starts of the machine; see `readBootId`. */
  boot?: () => string | null
  /** IANA name of the time zone that the learner is in; the system's unless given. */
  timeZone?: () => string
  /** [0, 1) */
  random?: () => number
  log?: (line: string) => void
}

export type App = {
  /** The whole application: pages, calls, uploads, downloads. */
  handle: (request: AppRequest) => Promise<AppResponse>
  /** The contract's procedures without a request, for scripts and tests. */
  api: Api
  /** Tells a second start who has the data folder open. */
  announce: (holder: Holder) => void
  whenPrepared: () => Promise<void>
  /** The computer is about to sleep, or has woken: clocks of exams and timed practice have to know. */
  suspended: () => void
  resumed: () => void
  close: () => Promise<void>
}

/** Beside this file in the source, and beside its chunk when it is built. */
const threadFile = join(import.meta.dirname, 'course', `reading-thread${extname(import.meta.filename)}`)

/** By feature. What a start needs is read at once, the rest when it is first asked for. */
const router = {
  app: lazy(async () => ({ default: (await import('./services/app/index.ts')).app })),
  settings: lazy(async () => ({ default: (await import('./services/settings/index.ts')).settings })),
  library: lazy(async () => ({ default: (await import('./services/library/index.ts')).library })),
  reader: lazy(async () => ({ default: (await import('./services/reader/index.ts')).reader })),
  check: lazy(async () => ({ default: (await import('./services/check/index.ts')).check })),
  practice: lazy(async () => ({ default: (await import('./services/practice/index.ts')).practice })),
  exam: lazy(async () => ({ default: (await import('./services/exam/index.ts')).exam })),
  marks: lazy(async () => ({ default: (await import('./services/marks/index.ts')).marks })),
  notes: lazy(async () => ({ default: (await import('./services/notes/index.ts')).notes })),
  search: lazy(async () => ({ default: (await import('./services/search/index.ts')).search })),
  report: lazy(async () => ({ default: (await import('./services/report/index.ts')).report })),
  review: lazy(async () => ({ default: (await import('./services/review/index.ts')).review })),
  plan: lazy(async () => ({ default: (await import('./services/plan/index.ts')).plan })),
  progress: lazy(async () => ({ default: (await import('./services/progress/index.ts')).progress })),
  profiles: lazy(async () => ({ default: (await import('./services/learners/index.ts')).profiles })),
  transfer: lazy(async () => ({ default: (await import('./services/transfer/index.ts')).transfer })),
  downloads: lazy(async () => ({ default: (await import('./web/downloads.ts')).downloads })),
}

/**
 * Opens the data folder and returns the application. Data that cannot be opened is not an error here:
 * `api.app.start` says what is wrong and what can be done.
 * @throws FolderInUse when another process has the folder open
 */
export async function createApp(options: AppOptions): Promise<App> {
  const { dataDir, contentDirs, rendererDir, version, shell } = options
  const now = options.now ?? Date.now
  const log = options.log ?? (() => undefined)
  const migrationsDir = options.migrationsDir ?? join(import.meta.dirname, 'db', 'migrations')
  const uptime = options.uptime ?? (() => machineUptime() * 1000)
  const storage = createStorage({ dataDir, migrationsDir, now, uptime, log })
  makePrivate(dataDir, log)
  await storage.open()
  const readCourse = options.readCourse ?? createCourseReader({ threadFile, log })
  const courses = createCourses({ storage, contentDirs, readCourse, now, log })
  const uploads = createUploads(join(dataDir, 'uploads'))
  const dataRisk = findDataRisk(dataDir).catch(() => null)
  void dataRisk.then((risk) => risk && log(describeRisk(risk, dataDir)))
  const imports = createImports({ log, noteMerge: storage.noteMerge })
  const context: WebContext = {
    version,
    shell,
    now,
    uptime,
    dayOf: createCalendar(options.timeZone),
    boot: once(options.boot ?? readBootId),
    run: uuidV7(),
    random: options.random ?? Math.random,
    log,
    dataRisk,
    storage,
    write: storage.write,
    courses,
    uploads,
    tickets: createTickets(uptime),
    imports,
  }
  const timekeeper = createTimekeeper(context)
  timekeeper.started()
  courses.prepare()
  return {
    handle: createWeb({ context, rendererDir, call: createCalls(router, context) }),
    api: createRouterClient(router, { context }),
    announce: storage.announce,
    whenPrepared: courses.whenPrepared,
    suspended: timekeeper.suspended,
    resumed: timekeeper.resumed,
    async close() {
      await imports.close()
      timekeeper.closed()
      await courses.close()
      await storage.close()
    },
  }
}

/** Asks when it is first needed, and then no more: it takes a program to ask on some systems. */
function once<Value>(ask: () => Value): () => Value {
  let known: { value: Value } | null = null
  return () => (known ??= { value: ask() }).value
}
