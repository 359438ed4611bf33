import { listStretches, listTimedSessions } from '../db/clock-stretches.ts'
import { settleExam } from './exam-end.ts'
import { readClocks, storeReading } from './session-time.ts'
import type { Stretch } from '../domain/time/session-clock.ts'
import type { DataContext } from './context.ts'

/**
 * Tells the clocks of exams and timed practice what happens to the app and the computer. Nothing here may
 * keep the app from starting or closing: what the disk refuses is logged, and the clock then counts as
 * after a crash.
 */
export function createTimekeeper(context: DataContext) {
  function attempt(what: string, work: () => void): void {
    if (context.storage.trouble) return
    try {
      work()
    } catch (error) {
      context.log(`The clock could not be told that ${what}: ${String(error)}`)
    }
  }

  /** Stores a reading for every session of this run that is as `isConcerned` wants. */
  function mark(isConcerned: (last: Stretch) => boolean, ended: Stretch['ended']): void {
    const reading = readClocks(context)
    context.write((progress) => {
      for (const sessionId of listTimedSessions(progress)) {
        const stretches = listStretches(progress, sessionId)
        const last = stretches.at(-1)
        if (last && last.run === reading.run && isConcerned(last))
          storeReading(progress, sessionId, reading, ended, stretches)
      }
    })
  }

  return {
    /** Submits an exam whose time ran out while the app was closed. */
    started: () => attempt('the app has started', () => settleExam(context)),
    suspended: () =>
      attempt('the computer falls asleep', () => mark(({ ended }) => ended === null, 'suspend')),
    resumed: () => attempt('the computer woke', () => mark(({ ended }) => ended === 'suspend', null)),
    closed: () => attempt('the app closes', () => mark(({ ended }) => ended === null, 'close')),
  }
}
