import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createApp } from '../../electron/app.ts'
import { readCourse } from '../../electron/course/reading.ts'
import { fetches } from './fetches.ts'
import { temporaryFolder } from './folders.ts'
import { writeCourse } from './course.ts'
import type { App, AppOptions } from '../../electron/app.ts'
import type { CourseShape } from './course.ts'

export const startOfTest = Date.UTC(2026, 10, 24, 12)

/** Both clocks of the machine, in milliseconds: the wall clock and how long it has been up; and which start that was. */
export type TestClock = { now: number; uptime: number; boot?: string | null }

/** The application and the surroundings that a test gave it. */
export type PlacedApp = App & { clock: TestClock; dataDir: string; contentDir: string; log: string[] }

export type TestApp = PlacedApp & {
  /** Asks the app as a page does, which gets a ticket for each download. */
  fetch: (path: string, init?: RequestInit) => Promise<Response>
  /** The same without a ticket. */
  plainFetch: (path: string, init?: RequestInit) => Promise<Response>
}

/** Lets time pass on both clocks. */
export function pass(clock: TestClock, milliseconds: number): void {
  clock.now += milliseconds
  clock.uptime += milliseconds
}

/**
 * The whole application on real folders with the small course, a clock that the test sets and chance that repeats.
 * Courses are read without a thread of their own, which would take its time to start in every test.
 */
export async function testApp(
  options: Partial<AppOptions> & { course?: CourseShape; clock?: TestClock } = {},
): Promise<TestApp> {
  const folder = temporaryFolder()
  const contentDir = options.contentDirs?.[0] ?? join(folder, 'content')
  if (!options.contentDirs) writeCourse(contentDir, options.course)
  const dataDir = options.dataDir ?? join(folder, 'data')
  const clock = options.clock ?? { now: startOfTest, uptime: 3_600_000 }
  const log: string[] = []
  const app = await createApp({
    contentDirs: [contentDir],
    rendererDir: null,
    version: '0.0.0-test',
    shell: 'cli',
    readCourse,
    now: () => clock.now,
    uptime: () => clock.uptime,
    boot: () => (clock.boot === undefined ? 'first start' : clock.boot),
    random: () => 0.5,
    log: (line) => log.push(line),
    ...options,
    dataDir,
  })
  onTestFinished(() => app.close())
  await app.whenPrepared()
  return { ...app, ...fetches(app), clock, dataDir, contentDir, log }
}

/** The code of the refusal that a call ends with. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
  return 'no refusal'
}
