import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultPracticeChoice } from '../../../electron/contract/practice.ts'
import { readAsked } from '../../../electron/data/asked.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { keepQuestionVersions, readQuestionVersion } from '../../../electron/db/question-versions.ts'
import { testApp } from '../../support/app.ts'
import { writeCourse } from '../../support/course.ts'
import { temporaryFolder } from '../../support/folders.ts'
import type { Writable } from '../../../electron/db/open.ts'
import type { TestApp } from '../../support/app.ts'

const courseId = 'small'
const chapterId = '001-first'

const questions = `cases:
  - { id: firm, title: The firm, text: The firm has 12 people. }
questions:
- id: 001-check
  pool: check
  type: number
  case: firm
  stem: How many people?
  value: 12
  unit: people
  explanation: It says so.
- id: 001-practice
  pool: practice
  type: number
  stem: How many minutes?
  value: 5
  unit: minutes
  explanation: Five.
`

async function appWithCase(): Promise<TestApp> {
  const folder = join(temporaryFolder(), 'content')
  writeCourse(folder, { chapters: [{ id: chapterId, questions }] })
  return testApp({ contentDirs: [folder] })
}

/** The same data with a newer version of the course. */
async function updated(app: TestApp, change: (questions: string) => string): Promise<TestApp> {
  const root = join(app.contentDir, courseId)
  const file = join(root, 'chapters', chapterId, 'questions.yaml')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  const manifest = join(root, 'course.yaml')
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('version: 1.0.0', 'version: 1.1.0'))
  await app.close()
  return testApp({ dataDir: app.dataDir, contentDirs: [app.contentDir], clock: app.clock })
}

const begin = ({ api }: TestApp, afresh = false) => api.check.begin({ courseId, chapterId, afresh })

function withProgress<Result>({ dataDir }: TestApp, work: (progress: Writable) => Result): Result {
  const progress = openDatabase(join(dataDir, 'progress.db'))
  try {
    return work(progress)
  } finally {
    progress.close()
  }
}

test('a self-check keeps its case, which stays as it was when the course changes it', async () => {
  const app = await appWithCase()
  const asked = await begin(app)
  expect(JSON.stringify(asked.questions[0]?.case)).toContain('The firm has 12 people.')
  const later = await updated(app, (text) => text.replace('The firm has 12', 'Now it has 90'))
  const fresh = await begin(later)
  expect(fresh.sessionId).not.toBe(asked.sessionId)
  expect(JSON.stringify(fresh.questions[0]?.case)).toContain('Now it has 90 people.')
  const first = withProgress(later, (progress) => readAsked(progress, asked.sessionId))
  expect(JSON.stringify(first?.versions[0]?.case)).toContain('The firm has 12 people.')
})

test('a self-check that an earlier version began without its case is given it when it continues', async () => {
  const app = await appWithCase()
  const asked = await begin(app)
  await app.close()
  withProgress(app, (progress) => progress.exec('update question_version set case_body = null'))
  const again = await testApp({ dataDir: app.dataDir, contentDirs: [app.contentDir], clock: app.clock })
  const resumed = await begin(again)
  expect(resumed).toEqual(asked)
  const stored = withProgress(again, (progress) => readAsked(progress, asked.sessionId))
  expect(JSON.stringify(stored?.versions[0]?.case)).toContain('The firm has 12 people.')
})

test('a case that arrives later is seen by a connection that read the question without it', async () => {
  const app = await appWithCase()
  const { sessionId } = await begin(app)
  withProgress(app, (progress) => {
    const item = readAsked(progress, sessionId)!.session.items[0]!
    const version = readQuestionVersion(progress, item)
    progress.exec('update question_version set case_body = null')
    const other = openDatabase(join(app.dataDir, 'progress.db'))
    expect(readQuestionVersion(other, item).case).toBeNull()
    keepQuestionVersions(progress, [version])
    expect(readQuestionVersion(other, item).case).toEqual(version.case)
    other.close()
  })
})

test('a question that an update renames is asked and answered under its new name', async () => {
  const app = await appWithCase()
  const practice = { courseId, ...defaultPracticeChoice, count: 1 }
  await app.api.practice.begin(practice)
  const later = await updated(app, (text) => text.replace('id: 001-practice', 'id: 001-renamed'))
  const session = await later.api.practice.begin(practice)
  expect(session.questions.map(({ id }) => id)).toEqual(['001-renamed'])
  const { answer } = await later.api.practice.answer({
    ...{ sessionId: session.sessionId, questionId: '001-renamed', guessed: false, milliseconds: 1_000 },
    response: { type: 'number', text: '5' },
  })
  expect(answer.feedback).toMatchObject({ grade: { points: 1, of: 1 }, question: { id: '001-renamed' } })
})
