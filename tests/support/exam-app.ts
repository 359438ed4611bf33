import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeExamCourse } from './exam-course.ts'
import { temporaryFolder } from './folders.ts'
import { testApp } from './app.ts'
import type { ExamView } from '../../electron/contract/exam.ts'
import type { ExamCourseShape } from './exam-course.ts'
import type { PlacedApp, TestApp, TestClock } from './app.ts'

export const courseId = 'examined'
export const thisWindow = '00000000-0000-4000-8000-000000000001'
export const otherWindow = '00000000-0000-4000-8000-000000000002'

/** The whole application with a course that has questions of every type in every pool. */
export async function examApp(shape?: ExamCourseShape): Promise<TestApp> {
  const folder = join(temporaryFolder(), 'content')
  writeExamCourse(folder, shape)
  return testApp({ contentDirs: [folder] })
}

/** The same data opened again after a proper end. */
export async function reopened(app: TestApp, clock: TestClock = app.clock): Promise<TestApp> {
  await app.close()
  return testApp({ dataDir: app.dataDir, contentDirs: [app.contentDir], clock })
}

/** The data as a power cut would leave it at this moment, opened by another run of the app. */
export async function crashed(app: TestApp, clock: TestClock = { ...app.clock }): Promise<TestApp> {
  const dataDir = join(temporaryFolder(), 'data')
  cpSync(app.dataDir, dataDir, { recursive: true })
  rmSync(join(dataDir, 'lectern.lock'), { force: true })
  return testApp({ dataDir, contentDirs: [app.contentDir], clock })
}

/** Everything about a window's calls but what they are for. */
export function fromWindow(exam: ExamView, windowId = thisWindow) {
  return { sessionId: exam.sessionId, windowId, still: 0 }
}

export async function beginExam(
  app: PlacedApp,
  over: Partial<Parameters<typeof app.api.exam.begin>[0]> = {},
) {
  return app.api.exam.begin({
    courseId,
    choice: { kind: 'custom', questions: 7, minutes: 10 },
    clock: 'real',
    windowId: thisWindow,
    seed: 1,
    ...over,
  })
}
