import { describe, expect, test } from 'vitest'
import { text } from '../../../../electron/shells/electron/text.ts'
import { startedShell } from '../../../support/electron-shell.ts'

const reloadsOf = ({ acts }: { acts: string[] }) => acts.filter((act) => act === 'reload').length
const settled = () => new Promise((resolve) => setTimeout(resolve, 0)).then(() => new Promise(setImmediate))

describe('a page whose process is gone', () => {
  test.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'launch-failed'] as const)(
    'because it %s is loaded again at the same address, and nobody is asked',
    async (reason) => {
      const shell = await startedShell()
      shell.windows[0]!.loseProcess(reason)
      await shell.until(() => reloadsOf(shell.windows[0]!) === 1)
      expect(shell.windows[0]!.loaded).toEqual(['app://lectern/#/'])
      expect(shell.questions).toEqual([])
      expect(shell.log).toEqual([`The page’s process ended: ${reason}, exit code 5.`])
    },
  )

  test('in good order stays gone', async () => {
    const shell = await startedShell()
    shell.windows[0]!.loseProcess('clean-exit')
    await settled()
    expect(reloadsOf(shell.windows[0]!)).toBe(0)
  })

  test('together with its window is not loaded again', async () => {
    const shell = await startedShell({ platform: 'darwin' })
    const window = shell.windows[0]!
    window.loseProcess('crashed')
    window.close()
    await settled()
    expect(reloadsOf(window)).toBe(0)
  })

  test('three times within a minute is a question: reload or quit', async () => {
    let time = 0
    const shell = await startedShell({ now: () => time, answers: [0] })
    const window = shell.windows[0]!
    for (const at of [0, 10_000, 59_000]) {
      time = at
      window.loseProcess('crashed')
      await settled()
    }
    expect(shell.questions).toMatchObject([{ message: text.crashed.title, buttons: ['Reload', 'Quit'] }])
    expect(reloadsOf(window)).toBe(3)
    // After that the count starts over.
    time = 60_000
    window.loseProcess('crashed')
    await settled()
    expect(shell.questions).toHaveLength(1)
    expect(reloadsOf(window)).toBe(4)
  })

  test('quits the app, in order, when that is the answer', async () => {
    const shell = await startedShell({ answers: [1] })
    for (let crash = 0; crash < 3; crash++) shell.windows[0]!.loseProcess('crashed')
    await shell.ended
    expect(shell.calls).toContain('quit')
  })

  test('three times over a longer time is no loop', async () => {
    let time = 0
    const shell = await startedShell({ now: () => time })
    for (const at of [0, 30_000, 60_000, 90_000]) {
      time = at
      shell.windows[0]!.loseProcess('crashed')
      await settled()
    }
    expect(shell.questions).toEqual([])
    expect(reloadsOf(shell.windows[0]!)).toBe(4)
  })
})

describe('a page that does not respond', () => {
  test('is waited for unless the learner wants it reloaded', async () => {
    const shell = await startedShell({ answers: [0] })
    shell.windows[0]!.hang()
    await settled()
    expect(shell.questions).toMatchObject([
      { message: text.unresponsive.title, buttons: ['Wait', 'Reload'], defaultId: 0, cancelId: 0 },
    ])
    expect(shell.windows[0]!.acts).toEqual(['show'])
  })

  test('is ended and loaded again when the learner says so', async () => {
    const shell = await startedShell({ answers: [1] })
    shell.windows[0]!.hang()
    await shell.until(() => reloadsOf(shell.windows[0]!) === 1)
    expect(shell.windows[0]!.acts).toEqual(['show', 'crash', 'reload'])
  })

  test('is asked about once, and the question goes when the page is back', async () => {
    const shell = await startedShell({ answers: ['later', 0] })
    const window = shell.windows[0]!
    window.hang()
    window.hang()
    expect(shell.questions).toHaveLength(1)
    window.respond()
    await settled()
    expect(window.acts).toEqual(['show'])
    window.hang()
    expect(shell.questions).toHaveLength(2)
  })

  test('and then crashes is loaded again, without an answer', async () => {
    const shell = await startedShell({ answers: ['later'] })
    shell.windows[0]!.hang()
    shell.windows[0]!.loseProcess('crashed')
    await shell.until(() => reloadsOf(shell.windows[0]!) === 1)
    expect(shell.windows[0]!.acts).toEqual(['show', 'reload'])
  })
})

test('another process of Chromium’s that ends is written down, no more', async () => {
  const shell = await startedShell()
  shell.loseChild({ type: 'GPU', reason: 'crashed', exitCode: 133 })
  shell.loseChild({ type: 'Utility', name: 'Network Service', reason: 'killed', exitCode: 9 })
  shell.loseChild({ type: 'Utility', reason: 'clean-exit', exitCode: 0 })
  expect(shell.log).toEqual([
    'Chromium’s process GPU ended: crashed, exit code 133.',
    'Chromium’s process Network Service ended: killed, exit code 9.',
  ])
  expect([shell.questions, shell.windows[0]!.acts]).toEqual([[], ['show']])
})
