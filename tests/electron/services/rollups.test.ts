import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../electron/db/open.ts'
import { computeRollups, readRollups, rebuildRollups } from '../../../electron/services/rollups.ts'
import { beginExam, courseId, examApp, fromWindow } from '../../support/exam-app.ts'
import { respond } from '../../support/respond.ts'
import { defaultPracticeChoice } from '../../../electron/contract/practice.ts'
import type { TestApp } from '../../support/app.ts'

const hour = 3_600_000

type Step =
  | { kind: 'practise'; right: boolean[]; guessed: boolean }
  | { kind: 'sit'; right: boolean[]; seed: number }
  | { kind: 'hide'; hidden: boolean }
  | { kind: 'guess'; guessed: boolean }
  | { kind: 'read'; milliseconds: number }
  | { kind: 'wait'; hours: number }

const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('practise' as const),
      right: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
      guessed: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('sit' as const),
      right: fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
      seed: fc.nat(3),
    }),
    fc.record({ kind: fc.constant('hide' as const), hidden: fc.boolean() }),
    fc.record({ kind: fc.constant('guess' as const), guessed: fc.boolean() }),
    // A clock that is set back as well: days and answers then come in the wrong order.
    fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: -60, max: 100 }) }),
  ),
  { minLength: 1, maxLength: 12 },
)

async function take(app: TestApp, step: Step, known: { sat: string[]; practised: [string, string][] }) {
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
      for (const [place, view] of exam.questions.entries())
        await app.api.exam.change({
          ...fromWindow(exam),
          questionId: view.id,
          change: { kind: 'response', response: respond(view, step.right[place]) },
        })
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
      await app.api.progress.read({ courseId, chapterId: '001-chapter', milliseconds: step.milliseconds })
      return
    case 'wait':
      app.clock.now += step.hours * hour
  }
}

test(
  'what is rolled up is exactly what the logs add up to, whatever the learner did',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const app = await examApp({ exam: [3, 3, 3, 3], practice: [2, 2, 2, 2] })
        const known = { sat: [], practised: [] }
        for (const step of taken) await take(app, step, known)
        const progress = openDatabase(join(app.dataDir, 'progress.db'))
        const rolledUp = readRollups(progress)
        expect(rolledUp).toEqual(computeRollups(progress))
        rebuildRollups(progress)
        expect(readRollups(progress)).toEqual(rolledUp)
        progress.close()
        await app.close()
      }),
      { numRuns: 25 },
    )
  },
)
