import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkCourse, compileCourse, openFolder } from '../../electron/course/index.ts'
import { testApp } from '../support/app.ts'
import { guessers, shareGuessed } from './guessers.ts'
import type { Finding } from '../../electron/contract/library.ts'
import type { CompiledChapter } from '../../electron/course/index.ts'

const courseId = 'ms-900'
const contentDir = join(import.meta.dirname, '../../content')
let findings: Finding[]
const chapters: CompiledChapter[] = []
const questions = () => chapters.flatMap((chapter) => chapter.questions)

beforeAll(async () => {
  const source = await openFolder(join(contentDir, courseId))
  const checked = await checkCourse(source, { today: new Date() })
  findings = checked.findings
  if (checked.plan) for await (const chapter of compileCourse(checked.plan)) chapters.push(chapter)
  await source.close()
})

test('the checker has nothing to say but that sources grow old', () => {
  const said = findings.map(({ file, line, message }) => `${file}:${line}: ${message}`)
  expect(said.filter((line) => !/more than 2 years ago/.test(line))).toEqual([])
})

test('no source was old on the day of writing', async () => {
  const source = await openFolder(join(contentDir, courseId))
  const { findings } = await checkCourse(source, { today: new Date('2026-11-24') })
  await source.close()
  expect(findings).toEqual([])
})

test('every objective is taught, the big ones by two chapters at least', () => {
  const counts = Object.fromEntries(
    [...Map.groupBy(chapters, ({ objectiveId }) => objectiveId)].map(([id, list]) => [id, list.length]),
  )
  expect(Object.keys(counts).sort()).toEqual([
    '1.1',
    '1.2',
    '2.1',
    '2.2',
    '2.3',
    '2.4',
    '3.1',
    '3.2',
    '3.3',
    '4.1',
    '4.2',
    '4.3',
  ])
  for (const id of ['2.1', '2.2', '2.3', '3.1', '3.2', '3.3']) expect(counts[id]).toBeGreaterThanOrEqual(2)
})

describe('each chapter', () => {
  test('has between 1,800 and 3,000 words', () => {
    const lengths = chapters.map(({ id, words }) => ({ id, words }))
    expect(lengths.filter(({ words }) => words < 1800 || words > 3000)).toEqual([])
  })

  test('asks at least 5, 8 and 8 questions of at least four types', () => {
    const few = chapters.flatMap(({ id, questions }) => {
      const inPool = (pool: string) => questions.filter((question) => question.pool === pool).length
      const types = new Set(questions.map(({ type }) => type)).size
      return inPool('check') >= 5 && inPool('practice') >= 8 && inPool('exam') >= 8 && types >= 4 ? [] : [id]
    })
    expect(few).toEqual([])
  })
})

test('difficulties are spread about 30, 50 and 20 %', () => {
  const share = (difficulty: number) =>
    questions().filter((question) => question.difficulty === difficulty).length / questions().length
  expect(Math.abs(share(1) - 0.3)).toBeLessThan(0.08)
  expect(Math.abs(share(2) - 0.5)).toBeLessThan(0.08)
  expect(Math.abs(share(3) - 0.2)).toBeLessThan(0.08)
})

test.each(Object.keys(guessers))('a guesser who picks the choice that is %s gains nothing', (name) => {
  const { guessed, chance } = shareGuessed(questions(), guessers[name]!)
  expect(guessed).toBeLessThan(chance + 0.08)
})

test('three full mock exams share no question', async () => {
  const app = await testApp({ contentDirs: [contentDir] })
  const asked: string[] = []
  for (let sitting = 1; sitting <= 3; sitting += 1) {
    const windowId = '00000000-0000-4000-8000-000000000001'
    const exam = await app.api.exam.begin({
      courseId,
      choice: { kind: 'full' },
      clock: 'real',
      windowId,
      seed: sitting,
    })
    expect(exam.questions).toHaveLength(50)
    asked.push(...exam.questions.map(({ id }) => id))
    const ofWindow = { sessionId: exam.sessionId, windowId, still: 0 }
    for (const { id } of exam.questions) await app.api.exam.visit({ ...ofWindow, questionId: id })
    await app.api.exam.finish(ofWindow)
    app.clock.now += 3_600_000
  }
  expect(new Set(asked).size).toBe(150)
})
