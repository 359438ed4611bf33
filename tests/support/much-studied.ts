import { defaultPracticeChoice } from '../../electron/contract/practice.ts'
import { beginExam, courseId, fromWindow } from './exam-app.ts'
import { pass } from './app.ts'
import { respond } from './respond.ts'
import { nothingGiven } from './review-data.ts'
import type { TestApp } from './app.ts'
import type { PracticeChoice } from '../../electron/contract/practice.ts'

const chapter = { courseId, chapterId: '001-chapter' }
const small = { courseId: 'small', chapterId: '001-first' }

/**
 * Does something of every kind in the examined and the small course, so that an export has rows of every table: a
 * self-check, practice of all kinds, exams, reviews, notes, flags, reports, plans, reading and forecasts.
 */
export async function studyMuch(app: TestApp): Promise<void> {
  await read(app)
  await checkOneself(app)
  await practise(app, { count: 40 })
  await practise(app, { count: 2, minutes: 5, feedback: 'end' }, 1)
  await app.api.report.readiness({ courseId })
  for (const seed of [1, 2]) await sit(app, seed)
  const { sittings } = await app.api.exam.history({ courseId })
  await app.api.exam.hide({ sessionId: sittings[0]!.sessionId, hidden: true })
  pass(app.clock, 2 * 86_400_000)
  await review(app, courseId, 3)
  await review(app, small.courseId, 20)
  await leaveMarks(app)
  await app.api.plan.set({ courseId, minutes: 30, examDate: '2027-02-01', datesOff: ['2026-12-24'] })
  await app.api.review.set({ courseId, retention: 0.85 })
}

async function read({ api }: TestApp): Promise<void> {
  await api.reader.chapter(small)
  await api.reader.openAnyway({ ...small, chapterId: '003-third' })
  await api.reader.savePosition({ ...small, position: { block: 'abc', share: 0.5 } })
  await api.reader.markDone({ ...chapter, done: true })
  await api.progress.read({ ...chapter, milliseconds: 60_000 })
}

async function checkOneself({ api }: TestApp): Promise<void> {
  const { sessionId, questions } = await api.check.begin({ ...small, afresh: true })
  for (const view of questions)
    await api.check.answer({
      ...{ sessionId, questionId: view.id, milliseconds: 4_000 },
      response: view.type === 'number' ? { type: 'number', text: '12' } : nothingGiven(view),
    })
}

async function practise({ api }: TestApp, choice: Partial<PracticeChoice>, answered = 100): Promise<void> {
  const { sessionId, questions } = await api.practice.begin({ courseId, ...defaultPracticeChoice, ...choice })
  for (const [place, view] of questions.slice(0, answered).entries())
    await api.practice.answer({
      ...{ sessionId, questionId: view.id, milliseconds: 20_000, guessed: place % 5 === 0 },
      response: respond(view, place % 3 > 0),
    })
}

async function sit(app: TestApp, seed: number): Promise<void> {
  const exam = await beginExam(app, { choice: { kind: 'custom', questions: 6, minutes: 100 }, seed })
  for (const [place, view] of exam.questions.slice(0, 5).entries())
    await app.api.exam.change({
      ...{ ...fromWindow(exam), questionId: view.id },
      change: { kind: 'response', response: respond(view, place > 1) },
    })
  await app.api.exam.finish(fromWindow(exam))
}

async function review({ api }: TestApp, id: string, cards: number): Promise<void> {
  const { sessionId, ...session } = await api.review.begin({ courseId: id, cards })
  for (const card of session.cards)
    if (card.kind === 'term')
      await api.review.mark({ sessionId, termId: card.id, milliseconds: 500, grade: 'unsure' })
    else
      await api.review.answer({
        ...{ sessionId, questionId: card.id, milliseconds: 500, guessed: false },
        response: nothingGiven(card.view),
      })
}

async function leaveMarks({ api }: TestApp): Promise<void> {
  for (const kind of ['bookmark', 'highlight', 'note'] as const)
    await api.notes.put({
      ...chapter,
      block: 'abc',
      kind,
      quote: 'a quote',
      text: kind === 'note' ? 'x' : '',
    })
  const gone = await api.notes.put({ ...chapter, block: 'def', kind: 'note', quote: '', text: 'y' })
  await api.notes.remove({ id: gone.id })
  const question = { courseId, questionId: 'practice-1-0' }
  await api.marks.flag({ ...question, flagged: true })
  await api.marks.note({ ...question, text: 'a note' })
  for (const text of ['one', 'two']) await api.marks.report({ ...question, reason: 'wrong', text })
  const [report] = await api.marks.reports({})
  await api.marks.removeReport({ id: report!.id })
}
