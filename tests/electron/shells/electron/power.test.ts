import { expect, test } from 'vitest'
import { createApp } from '../../../../electron/app.ts'
import { startedShell } from '../../../support/electron-shell.ts'

const minute = 60_000
const windowId = '00000000-0000-4000-8000-000000000001'

/** What is left of a ten-minute exam after it ran one minute, the machine slept three hours, and it ran one more. */
async function remainingAfterSleep(clock: 'real' | 'working'): Promise<number> {
  const time = { now: Date.UTC(2026, 10, 24, 12), uptime: 1000 }
  const pass = (milliseconds: number) => {
    time.now += milliseconds
    time.uptime += milliseconds
  }
  const shell = await startedShell({
    open: (options) => createApp({ ...options, now: () => time.now, uptime: () => time.uptime }),
  })
  const lectern = shell.lectern()!
  await lectern.whenPrepared()
  const choice = { kind: 'custom', questions: 3, minutes: 10 } as const
  const { sessionId } = await lectern.api.exam.begin({ courseId: 'small', choice, clock, windowId })
  pass(minute)
  await lectern.api.exam.heartbeat({ sessionId, windowId, still: 0 })
  shell.power('suspend')
  pass(180 * minute)
  shell.power('resume')
  pass(minute)
  const running = await lectern.api.exam.running({ windowId })
  return running ? running.time.remaining : 0
}

test('an exam in working time stands still while the machine sleeps', async () => {
  expect(await remainingAfterSleep('working')).toBe(8 * minute)
})

test('an exam in real time runs on while the machine sleeps', async () => {
  expect(await remainingAfterSleep('real')).toBe(0)
})
