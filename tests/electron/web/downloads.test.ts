import { describe, expect, test } from 'vitest'
import { codeOf, pass, testApp } from '../../support/app.ts'
import { ticketed } from '../../support/fetches.ts'

const answers = '/download/answers.csv'

describe('a download', () => {
  test('is answered once by its ticket, as a file', async () => {
    const app = await testApp()
    const address = await ticketed(app, answers)
    const first = await app.fetch(address)
    expect(first.headers.get('content-disposition')).toBe('attachment; filename="lectern-answers.csv"')
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(await first.text()).toContain('"answered at"')
    const second = await app.fetch(address)
    expect([second.status, await second.text()]).toEqual([
      403,
      'This download worked once, or too long ago. Start it again in Lectern.',
    ])
  })

  test('is not answered without a ticket, and a look at its headers uses none up', async () => {
    const app = await testApp()
    for (const path of [answers, '/download/', '/download/00000000-0000-4000-8000-000000000000'])
      expect((await app.plainFetch(path)).status).toBe(403)
    const address = await ticketed(app, answers)
    for (const method of ['HEAD', 'POST', 'OPTIONS'])
      expect((await app.fetch(address, { method })).status).toBe(405)
    expect((await app.fetch(address)).status).toBe(200)
  })

  test('is not answered a minute after its ticket was issued, whatever the wall clock says', async () => {
    const app = await testApp()
    const [inTime, late] = [await ticketed(app, answers), await ticketed(app, answers)]
    app.clock.now += 86_400_000
    pass(app.clock, 60_000)
    expect((await app.fetch(inTime)).status).toBe(200)
    pass(app.clock, 1)
    expect((await app.fetch(late)).status).toBe(403)
  })

  test.each(['/download/none.csv', '/download/', '/download/toString', '/download/constructor'])(
    '%s is none',
    async (address) => {
      const { api } = await testApp()
      expect(await codeOf(api.downloads.ticket({ address }))).toBe('NOT_HERE')
    },
  )

  test.each(['', 'answers.csv', '/rpc/app/start', 'http://evil.example/download/answers.csv', '//download/'])(
    '%j is no address of one',
    async (address) => {
      const { api } = await testApp()
      expect(await codeOf(api.downloads.ticket({ address }))).toBe('BAD_REQUEST')
    },
  )
})

describe('a page that still shows another learner', () => {
  async function shared() {
    const app = await testApp()
    const headers = { 'x-lectern-learner': (await app.api.app.start()).learnerId }
    const [, ada] = await app.api.profiles.create({ name: 'Ada' })
    const change = () => app.api.profiles.switch({ id: ada!.id })
    return { app, headers, change }
  }

  test('gets no ticket for a download', async () => {
    const { app, headers, change } = await shared()
    const body = JSON.stringify({ json: { address: answers } })
    const ask = () => app.fetch('/rpc/downloads/ticket', { method: 'POST', headers, body })
    expect((await ask()).status).toBe(200)
    await change()
    const refused = await ask()
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({ json: { code: 'OTHER_LEARNER' } })
  })

  test('gets nothing for a ticket that it had before', async () => {
    const { app, change } = await shared()
    const address = await ticketed(app, answers)
    await change()
    const refused = await app.fetch(address)
    expect([refused.status, await refused.text()]).toEqual([409, 'OTHER_LEARNER'])
    expect((await app.fetch(answers)).status).toBe(200)
  })

  test('uploads nothing', async () => {
    const { app, headers, change } = await shared()
    const send = (offset: number, sent: Record<string, string>) =>
      app.fetch(`/upload/01234567-89ab-cdef-0123-456789abcdef?offset=${offset}`, {
        ...{ method: 'PUT', headers: sent, body: 'x' },
      })
    expect((await send(0, headers)).status).toBe(204)
    await change()
    const refused = await send(1, headers)
    expect([refused.status, await refused.text()]).toEqual([409, 'OTHER_LEARNER'])
    expect((await send(1, {})).status).toBe(204)
  })
})
