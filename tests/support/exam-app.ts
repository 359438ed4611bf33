import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeExamCourse } from './exam-course.ts'
import { temporaryFolder } from './folders.ts'
import { testApp } from './app.ts'
import type { QuestionView } from '../../electron/contract/content.ts'
import type { ExamView } from '../../electron/contract/exam.ts'
import type { Response } from '../../electron/contract/response.ts'
import type { ExamCourseShape } from './exam-course.ts'
import type { TestApp, TestClock } from './app.ts'

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

export async function beginExam(app: TestApp, over: Partial<Parameters<typeof app.api.exam.begin>[0]> = {}) {
  return app.api.exam.begin({
    courseId,
    choice: { kind: 'custom', questions: 7, minutes: 10 },
    clock: 'real',
    windowId: thisWindow,
    seed: 1,
    ...over,
  })
}

/** A whole response to a question of the course, right or wrong, from what its window shows alone. */
export function respond(view: QuestionView, isRight = true): Response {
  const text = (label: { text: unknown }) => JSON.stringify(label.text)
  const idOf = (labels: { id: string; text: unknown }[], word: string) =>
    labels.find((label) => text(label).includes(`"${word} of`))!.id
  switch (view.type) {
    case 'single':
      return { type: 'single', choice: idOf(view.choices, isRight ? 'Alpha' : 'Gamma') }
    case 'multiple':
      return {
        type: 'multiple',
        choices: (isRight ? ['Alpha', 'Beta'] : ['Gamma', 'Delta']).map((word) => idOf(view.choices, word)),
      }
    case 'grid':
      return {
        type: 'grid',
        answers: {
          [idOf(view.statements, 'Alpha')]: isRight ? 0 : 1,
          [idOf(view.statements, 'Beta')]: isRight ? 1 : 0,
        },
      }
    case 'order':
      return {
        type: 'order',
        steps: (isRight ? ['First', 'Second', 'Third'] : ['Third', 'First', 'Second']).map((word) =>
          idOf(view.steps, word),
        ),
      }
    case 'match': {
      const [aleph, beth] = [idOf(view.rights, 'Aleph'), idOf(view.rights, 'Beth')]
      return {
        type: 'match',
        pairs: {
          [idOf(view.lefts, 'Alpha')]: isRight ? aleph : beth,
          [idOf(view.lefts, 'Beta')]: isRight ? beth : aleph,
        },
      }
    }
    case 'cloze': {
      const [first] = view.blanks
      if (first?.kind !== 'pick') throw new Error('The first blank is picked.')
      return {
        type: 'cloze',
        blanks: {
          '1': idOf(first.choices, isRight ? 'Alpha' : 'Beta'),
          '2': isRight ? 'zacceptz' : 'something',
        },
      }
    }
    case 'number':
      return { type: 'number', text: isRight ? '31337' : '1' }
    case 'recall':
      return { type: 'recall', right: isRight }
  }
}
