import { describe, expect, test } from 'vitest'
import { createOutbox } from '../../../../renderer/features/exam/outbox.ts'
import type { Refusal } from '../../../../electron/contract/base.ts'

const full: Refusal = { code: 'STORAGE_FULL', data: {} }
const ended: Refusal = { code: 'NOT_NOW', data: { what: 'exam-ended' } }
const asRefusal = (error: unknown) => error as Refusal

/** An app that stores what it is sent when it is told to, or refuses. */
function aSlowApp() {
  const stored: string[] = []
  let answer: ((refusal?: Refusal) => void) | null = null
  return {
    stored,
    send: (what: string) => () =>
      new Promise<void>((resolve, reject) => {
        answer = (refusal) => {
          answer = null
          if (refusal) return reject(refusal)
          stored.push(what)
          resolve()
        }
      }),
    async answer(refusal?: Refusal): Promise<void> {
      await settled()
      answer!(refusal)
      await settled()
    },
    isAsked: () => answer !== null,
  }
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('what waits to be stored', () => {
  test('is called stored only after the app has answered for all of it', async () => {
    const app = aSlowApp()
    const outbox = createOutbox(asRefusal, () => false)
    outbox.put('a', app.send('a1'))
    outbox.put('b', app.send('b1'))
    expect(outbox.state.value).toBe('storing')
    await app.answer()
    expect([app.stored, outbox.state.value]).toEqual([['a1'], 'storing'])
    await app.answer()
    expect([app.stored, outbox.state.value]).toEqual([['a1', 'b1'], 'stored'])
  })

  test('is replaced by what is newer, but what is under way is not forgotten', async () => {
    const app = aSlowApp()
    const outbox = createOutbox(asRefusal, () => false)
    outbox.put('a', app.send('a1'))
    await settled()
    outbox.put('a', app.send('a2'))
    outbox.put('a', app.send('a3'))
    await app.answer()
    expect(outbox.state.value).toBe('storing')
    await app.answer()
    expect([app.stored, outbox.state.value]).toEqual([['a1', 'a3'], 'stored'])
  })

  test('stays when it was refused, says why, and goes with the next try', async () => {
    const app = aSlowApp()
    const outbox = createOutbox(asRefusal, () => false)
    outbox.put('a', app.send('a1'))
    await app.answer(full)
    expect([outbox.state.value, outbox.refusal.value]).toEqual(['failed', full])
    expect(app.isAsked()).toBe(false)
    const trying = outbox.flush()
    await app.answer(full)
    expect(await trying).toBe(false)
    outbox.put('b', app.send('b1'))
    expect(outbox.state.value).toBe('failed')
    await app.answer()
    await app.answer()
    expect([app.stored, outbox.state.value, outbox.refusal.value]).toEqual([['a1', 'b1'], 'stored', null])
  })

  test('is dropped when trying again is of no use', async () => {
    const app = aSlowApp()
    const outbox = createOutbox(asRefusal, ({ code }) => code === 'NOT_NOW')
    outbox.put('a', app.send('a1'))
    outbox.put('b', app.send('b1'))
    await app.answer(ended)
    expect([app.stored, app.isAsked(), outbox.state.value]).toEqual([[], false, 'stored'])
    outbox.put('c', app.send('c1'))
    await app.answer()
    expect(app.stored).toEqual(['c1'])
  })

  test('put in the very moment in which the last was stored is sent as well', async () => {
    const app = aSlowApp()
    const outbox = createOutbox(asRefusal, () => false)
    outbox.put('a', async () => {
      await Promise.resolve()
      void Promise.resolve().then(() => Promise.resolve().then(() => outbox.put('b', app.send('b1'))))
    })
    await app.answer()
    expect([app.stored, outbox.state.value]).toEqual([['b1'], 'stored'])
  })
})

test('what waits is sent off all at once when the page goes away, and is still not called stored', async () => {
  const outbox = createOutbox(asRefusal, () => false)
  const sent: string[] = []
  expect(outbox.sendOff()).toBe(false)
  const refused = (what: string) => () => {
    sent.push(what)
    return Promise.reject(full as unknown as Error)
  }
  outbox.put('a', refused('a'))
  outbox.put('b', refused('b'))
  await settled()
  sent.length = 0
  expect(outbox.sendOff()).toBe(true)
  expect(sent).toEqual(['a', 'b'])
  await settled()
  expect(outbox.state.value).toBe('failed')
})
