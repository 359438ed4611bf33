import { implement } from '@orpc/server'
import { exam as contract } from '../../contract/exam.ts'
import { findRunningSitting, findSitting, holdSitting } from '../../db/exam-sittings.ts'
import { changeHidden } from '../../data/answer-log.ts'
import { keepingTime, refusing } from '../context.ts'
import { beginExam } from './begin.ts'
import { draftExamOf, planOf } from './draft.ts'
import { endExam } from '../../data/exam-end.ts'
import { findEndedSitting } from './ended.ts'
import { historyOf, resultOf } from './result.ts'
import { summariseExam, viewExam } from './view.ts'
import { changeItem, takeExam, touchExam, visitItem } from './window.ts'
import { gatherEvidence } from '../../data/evidence.ts'
import { forecastOf, keepForecast } from '../../data/forecasts.ts'
import { needCourse } from '../library/course.ts'
import { notHere, notNow } from '../refusals.ts'
import type { Context } from '../context.ts'

const os = implement(contract).$context<Context>().use(refusing)

/** Calls of the window that has the exam open. */
const ofWindow = implement(contract).$context<Context>().use(keepingTime)

export const exam = implement(contract)
  .$context<Context>()
  .router({
    plan: os.plan.handler(({ input, context }) =>
      planOf(draftExamOf(context, input.courseId, input.choice), input.choice),
    ),

    running: os.running.handler(({ input, context }) => {
      const sitting = findRunningSitting(context.storage.current().progress)
      return sitting && summariseExam(context, sitting, input.windowId ?? null)
    }),

    begin: os.begin.handler(({ input, context }) => {
      const stores = context.storage.current()
      if (findRunningSitting(stores.progress)) throw notNow('exam-running')
      const drafted = draftExamOf(context, input.courseId, input.choice)
      // Kept now, so that the exam is held against what was forecast before it.
      const evidence = gatherEvidence(context, needCourse(context, input.courseId))
      keepForecast(context, evidence, forecastOf(evidence))
      const seed = input.seed ?? Math.floor(context.random() * 2 ** 32)
      const sessionId = context.write((progress) => beginExam(progress, context, drafted, { ...input, seed }))
      return viewExam(context, findSitting(stores.progress, sessionId)!)
    }),

    open: os.open.handler(({ input, context }) => {
      const { sessionId, windowId, takeOver } = input
      const sitting = findSitting(context.storage.current().progress, sessionId)
      if (!sitting) throw notHere('exam')
      if (sitting.endedAt !== null) return { state: 'ended' as const }
      if (!context.write((progress) => takeExam(progress, context, sessionId, windowId, takeOver)))
        return { state: 'elsewhere' as const, summary: summariseExam(context, sitting, windowId) }
      return { state: 'open' as const, exam: viewExam(context, sitting) }
    }),

    change: ofWindow.change.handler(({ input, context }) => {
      const { sessionId, questionId, change } = input
      const { found, time, item } = context.write((progress) => {
        const touched = touchExam(progress, context, input, 'change')
        const isRunning = touched.found === 'running'
        return {
          ...touched,
          item: isRunning ? changeItem(progress, context, sessionId, questionId, change) : null,
        }
      })
      if (!item) throw refusalOf(found)
      if (item === 'question') throw notHere(item)
      if (typeof item === 'string') throw notNow(item)
      return { item, time }
    }),

    visit: ofWindow.visit.handler(({ input, context }) => {
      const { found, time, isHere } = context.write((progress) => {
        const touched = touchExam(progress, context, input)
        const isRunning = touched.found === 'running'
        return { ...touched, isHere: isRunning && visitItem(progress, input.sessionId, input.questionId) }
      })
      if (found !== 'running') throw refusalOf(found)
      if (!isHere) throw notHere('question')
      return { time }
    }),

    heartbeat: ofWindow.heartbeat.handler(({ input, context }) => {
      const { found, time } = context.write((progress) => touchExam(progress, context, input))
      if (found === 'none') throw notHere('exam')
      return { state: found, time }
    }),

    leave: ofWindow.leave.handler(({ input, context }) => {
      const found = context.write((progress) => {
        const touched = touchExam(progress, context, input, 'close')
        if (touched.found === 'running') holdSitting(progress, input.sessionId, null, null)
        return touched.found
      })
      if (found === 'none') throw notHere('exam')
      return {}
    }),

    finish: ofWindow.finish.handler(({ input, context }) => {
      const { sessionId } = input
      const found = context.write((progress) => {
        const touched = touchExam(progress, context, input)
        if (touched.found === 'running') endExam(progress, context, sessionId, 'learner', touched.used)
        return touched.found
      })
      if (found === 'none' || found === 'elsewhere') throw refusalOf(found)
      return { sessionId }
    }),

    result: os.result.handler(({ input, context }) =>
      resultOf(context.storage.current(), findEndedSitting(context, input.sessionId)),
    ),

    history: os.history.handler(({ input, context }) => {
      return historyOf(context.storage.current(), input.courseId, context.now())
    }),

    hide: os.hide.handler(({ input, context }) => {
      const { sessionId } = findEndedSitting(context, input.sessionId)
      changeHidden(context, sessionId, input.hidden)
      return {}
    }),
  })

/** What a window hears whose call cannot be acted on. */
function refusalOf(found: 'none' | 'ended' | 'elsewhere' | 'running') {
  return found === 'none' ? notHere('exam') : notNow(found === 'ended' ? 'exam-ended' : 'exam-elsewhere')
}
