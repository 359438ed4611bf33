import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createApp } from '../../electron/app.ts'
import { defaultPracticeChoice } from '../../electron/contract/practice.ts'
import { keyResponse } from '../../electron/questions/index.ts'
import { seededRandom } from '../../electron/domain/random/random.ts'
import type { App } from '../../electron/app.ts'
import type { PracticeChoice } from '../../electron/contract/practice.ts'
import type { Question, QuestionView, Response } from '../../electron/contract/content.ts'

const windowId = '00000000-0000-4000-8000-00000000000a'
const day = 86_400_000

/** How likely a question is answered right, 0 to 1. */
type Skill = (question: Question) => number

export type Student = {
  api: App['api']
  /** Goes this many days on; what is studied begins as many days ago as are waited in all. */
  wait: (days: number) => void
  practise: (choice: Partial<PracticeChoice>, skill: Skill) => Promise<void>
  sit: (skill: Skill) => Promise<void>
  read: (chapterIds: readonly string[]) => Promise<void>
}

/**
 * Studies a course through the app's own calls, with a clock that begins some days ago, and leaves the data
 * behind for the app that is then started on it. The same answers every time.
 */
export async function study(
  {
    dataDir,
    content,
    courseId,
    daysAgo,
  }: Record<'dataDir' | 'content' | 'courseId', string> & {
    daysAgo: number
  },
  work: (student: Student) => Promise<void>,
): Promise<void> {
  let now = Date.now() - daysAgo * day
  const random = seededRandom(7)
  const app = await createApp({
    ...{ dataDir, contentDirs: [content], rendererDir: null, version: '0.0.0-test', shell: 'cli' },
    now: () => (now += 1_000),
    uptime: () => now,
    random,
  })
  await app.whenPrepared()
  const { api } = app
  await api.settings.update({ welcomed: true })
  const keys = readKeys(join(dataDir, 'library.db'), courseId)
  const answer = (view: QuestionView, skill: Skill): Response => {
    const question = keys.get(view.id)!
    return random() < skill(question) ? keyResponse(question) : wrongResponse(question)
  }
  await work({
    api,
    wait: (days) => (now += days * day),
    async practise(choice, skill) {
      const session = await api.practice.begin({ courseId, ...defaultPracticeChoice, count: 200, ...choice })
      const { sessionId } = session
      for (const view of session.questions)
        await api.practice.answer({
          ...{ sessionId, questionId: view.id, guessed: false, milliseconds: 40_000 },
          response: answer(view, skill),
        })
    },
    async sit(skill) {
      const exam = await api.exam.begin({
        ...{ courseId, choice: { kind: 'full' }, clock: 'real', windowId },
      })
      const own = { sessionId: exam.sessionId, windowId, still: 0 }
      for (const view of exam.questions)
        await api.exam.change({
          ...{ ...own, questionId: view.id },
          change: { kind: 'response', response: answer(view, skill) },
        })
      await api.exam.finish(own)
    },
    async read(chapterIds) {
      for (const chapterId of chapterIds) await api.reader.markDone({ courseId, chapterId, done: true })
    },
  })
  await app.close()
}

function readKeys(file: string, courseId: string): Map<string, Question> {
  const library = new Database(file, { readonly: true })
  const rows = library.prepare('select body from question where course_id = ?').all(courseId)
  library.close()
  const questions = (rows as { body: string }[]).map(({ body }) => JSON.parse(body) as Question)
  return new Map(questions.map((question) => [question.id, question]))
}

/** A response that earns less than all points; to recall, that it was not known. */
export function wrongResponse(question: Question): Response {
  const key = keyResponse(question)
  switch (question.type) {
    case 'recall':
      return { type: 'recall', right: false }
    case 'single':
      return { type: 'single', choice: question.choices.find(({ correct }) => !correct)!.id }
    case 'multiple':
      return { type: 'multiple', choices: [question.choices.find(({ correct }) => !correct)!.id] }
    case 'grid': {
      const answers = question.statements.map(({ id, answer }) => [id, answer === 0 ? 1 : 0] as const)
      return { type: 'grid', answers: Object.fromEntries(answers) }
    }
    case 'order':
      return key.type === 'order' ? { type: 'order', steps: key.steps.toReversed() } : key
    case 'match': {
      const [rights, lefts] = [question.rights, question.lefts]
      const pairs = lefts.map(
        ({ id, right }) => [id, rights.find((other) => other.id !== right)!.id] as const,
      )
      return { type: 'match', pairs: Object.fromEntries(pairs) }
    }
    case 'cloze': {
      const blanks = question.blanks.map((blank) => {
        if (blank.kind === 'type') return [blank.n, 'nothing'] as const
        return [blank.n, blank.choices.find(({ id }) => id !== blank.correct)!.id] as const
      })
      return { type: 'cloze', blanks: Object.fromEntries(blanks) }
    }
    case 'number':
      return { type: 'number', text: '-1' }
  }
}
