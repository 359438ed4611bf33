import fc from 'fast-check'
import { defaultPracticeChoice } from '../../electron/contract/practice.ts'
import { beginExam, courseId, fromWindow } from './exam-app.ts'
import { respond } from './respond.ts'
import type { PlacedApp } from './app.ts'

const hour = 3_600_000
const chapter = { courseId, chapterId: '001-chapter' }

export type Step =
  | { kind: 'practise'; right: boolean[]; guessed: boolean }
  /** Null leaves a question blank. */
  | { kind: 'sit'; right: (boolean | null)[]; seed: number }
  | { kind: 'hide'; hidden: boolean }
  | { kind: 'guess'; guessed: boolean }
  | { kind: 'read'; milliseconds: number }
  | { kind: 'note'; block: string; text: string }
  | { kind: 'unnote' }
  | { kind: 'flag'; place: number; flagged: boolean }
  | { kind: 'report'; text: string }
  | { kind: 'unreport' }
  | { kind: 'done'; done: boolean }
  | { kind: 'plan'; minutes: number }
  | { kind: 'review'; right: boolean; guessed: boolean }
  | { kind: 'wait'; hours: number }

/** What learners may do, in any order. */
export const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('practise' as const),
      right: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
      guessed: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('sit' as const),
      right: fc.array(fc.option(fc.boolean()), { minLength: 1, maxLength: 6 }),
      seed: fc.nat(3),
    }),
    fc.record({ kind: fc.constant('hide' as const), hidden: fc.boolean() }),
    fc.record({ kind: fc.constant('guess' as const), guessed: fc.boolean() }),
    fc.record({ kind: fc.constant('read' as const), milliseconds: fc.integer({ min: 1, max: 60_000 }) }),
    fc.record({
      kind: fc.constant('note' as const),
      block: fc.constantFrom('first', 'second'),
      text: fc.string({ minLength: 1, maxLength: 5 }),
    }),
    fc.record({ kind: fc.constant('unnote' as const) }),
    fc.record({ kind: fc.constant('flag' as const), place: fc.nat(3), flagged: fc.boolean() }),
    fc.record({ kind: fc.constant('report' as const), text: fc.string({ maxLength: 5 }) }),
    fc.record({ kind: fc.constant('unreport' as const) }),
    fc.record({ kind: fc.constant('done' as const), done: fc.boolean() }),
    fc.record({ kind: fc.constant('plan' as const), minutes: fc.integer({ min: 5, max: 90 }) }),
    fc.record({ kind: fc.constant('review' as const), right: fc.boolean(), guessed: fc.boolean() }),
    // A clock that is set back as well: days and answers then come in the wrong order.
    fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: -60, max: 100 }) }),
  ),
  { minLength: 1, maxLength: 12 },
)

/** What a learner has done so far and may come back to. */
export type Done = { sat: string[]; practised: [sessionId: string, questionId: string][] }

/** Lets a learner take a step. */
export async function take(app: PlacedApp, step: Step, known: Done): Promise<void> {
  switch (step.kind) {
    case 'practise': {
      const session = await app.api.practice.begin({
        courseId,
        ...defaultPracticeChoice,
        count: step.right.length,
      })
      for (const [place, view] of session.questions.entries()) {
        await app.api.practice.answer({
          sessionId: session.sessionId,
          questionId: view.id,
          response: respond(view, step.right[place]),
          guessed: step.guessed,
          milliseconds: 1_000,
        })
        known.practised.push([session.sessionId, view.id])
      }
      return
    }
    case 'sit': {
      const exam = await beginExam(app, {
        choice: { kind: 'custom', questions: step.right.length, minutes: 100 },
        seed: step.seed,
      })
      for (const [place, view] of exam.questions.entries()) {
        const right = step.right[place]!
        if (right === null) continue
        await app.api.exam.change({
          ...fromWindow(exam),
          questionId: view.id,
          change: { kind: 'response', response: respond(view, right) },
        })
      }
      await app.api.exam.finish(fromWindow(exam))
      known.sat.push(exam.sessionId)
      return
    }
    case 'hide': {
      const sessionId = known.sat[0]
      if (sessionId) await app.api.exam.hide({ sessionId, hidden: step.hidden })
      return
    }
    case 'guess': {
      const [sessionId, questionId] = known.practised[0] ?? []
      if (sessionId)
        await app.api.practice.markGuessed({ sessionId, questionId: questionId!, guessed: step.guessed })
      return
    }
    case 'read':
      await app.api.progress.read({ ...chapter, milliseconds: step.milliseconds })
      return
    case 'note':
      await app.api.notes.put({ ...chapter, block: step.block, kind: 'note', quote: '', text: step.text })
      return
    case 'unnote': {
      const [first] = await app.api.notes.list({})
      if (first) await app.api.notes.remove({ id: first.id })
      return
    }
    case 'flag':
      await app.api.marks.flag({
        courseId,
        questionId: `practice-1-${step.place % 2}`,
        flagged: step.flagged,
      })
      return
    case 'report':
      await app.api.marks.report({ courseId, questionId: 'practice-1-0', reason: 'wrong', text: step.text })
      return
    case 'unreport': {
      const [first] = await app.api.marks.reports({})
      if (first) await app.api.marks.removeReport({ id: first.id })
      return
    }
    case 'done':
      await app.api.reader.markDone({ ...chapter, done: step.done })
      return
    case 'plan':
      await app.api.plan.set({ courseId, minutes: step.minutes, examDate: '2027-02-01' })
      return
    case 'review': {
      const { due } = await app.api.review.overview({ courseId })
      if (due.questions + due.terms === 0) return
      const { sessionId, cards } = await app.api.review.begin({ courseId, cards: 3 })
      for (const card of cards)
        if (card.kind === 'term')
          await app.api.review.mark({
            ...{ sessionId, termId: card.id, milliseconds: 500 },
            grade: step.right ? 'known' : 'missed',
          })
        else
          await app.api.review.answer({
            ...{ sessionId, questionId: card.id, milliseconds: 500, guessed: step.guessed },
            response: respond(card.view, step.right),
          })
      return
    }
    case 'wait':
      app.clock.now += step.hours * hour
  }
}
