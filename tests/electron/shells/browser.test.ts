import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../../electron/services/web.ts'
import { serve } from '../../../electron/shells/browser/serve.ts'
import type { BrowserShell } from '../../../electron/shells/browser/serve.ts'

let shell: BrowserShell
const seen: string[] = []

beforeAll(async () => {
  shell = await serve(
    (request) => {
      seen.push(request.url)
      return Promise.resolve({ status: 200, headers: {}, body: 'the app' })
    },
    0,
    () => undefined,
  )
})
afterAll(() => shell.close())

/** A request as any program on this machine may send it: fetch would not let a test set Host or Origin. */
function send(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = new URL(shell.origin)
  return new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (body += chunk))
        response.on('end', () => resolve({ status: response.statusCode!, body, headers: response.headers }))
      })
      request.on('error', reject)
      request.end()
    },
  )
}

async function cookie(): Promise<string> {
  const { headers } = await send(shell.url.slice(shell.origin.length))
  return String(headers['set-cookie']).split(';')[0]!
}

test('the address that is printed gives the cookie and leads to the app', async () => {
  const entered = await send(shell.url.slice(shell.origin.length))
  expect(entered).toMatchObject({ status: 303, headers: { location: '/' } })
  expect(String(entered.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict; Path=\/$/)
  expect(await send('/', { cookie: await cookie() })).toMatchObject({ status: 200, body: 'the app' })
})

describe('refused before the app sees it', () => {
  test.each([
    ['no token at all', () => ({})],
    ['a wrong token', () => ({ cookie: `lectern-${new URL(shell.origin).port}=${'x'.repeat(32)}` })],
  ])('%s', async (_name, headers) => {
    seen.length = 0
    const { status, body } = await send('/', headers())
    expect(status).toBe(403)
    expect(body).toContain('earlier run')
    expect(seen).toEqual([])
  })

  test('a wrong token in the address', async () => {
    expect((await send('/?token=guess')).status).toBe(403)
    expect((await send('/?token=')).status).toBe(403)
  })

  test.each(['localhost', 'lectern.example', '127.0.0.1', '127.0.0.1:1', '[::1]'])(
    'the Host %s',
    async (host) => {
      expect((await send('/', { cookie: await cookie(), host })).status).toBe(421)
    },
  )

  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1'])(
    'the Origin %s',
    async (origin) => {
      expect((await send('/rpc/app/start', { cookie: await cookie(), origin }, 'POST')).status).toBe(403)
    },
  )

  test.each(['cross-site', 'same-site'])('a request that a %s page makes', async (site) => {
    expect((await send('/', { cookie: await cookie(), 'sec-fetch-site': site })).status).toBe(403)
  })
})

test('its own page’s requests pass', async () => {
  const headers = { cookie: await cookie(), origin: shell.origin, 'sec-fetch-site': 'same-origin' }
  expect((await send('/rpc/app/start', headers, 'POST')).status).toBe(200)
})

test('readiness is told to anybody and says nothing else', async () => {
  expect(await send('/readyz')).toMatchObject({ status: 200, body: 'ready' })
})

test('a body that no page of the app sends is cut off', async () => {
  const { port } = new URL(shell.origin)
  const head = `POST /rpc/x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${await cookie()}\r\nContent-Length: 4000000\r\n\r\n`
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(head)
      socket.write(Buffer.alloc(3_000_000))
    })
    socket.once('data', (data) => {
      resolve(data.toString())
      socket.destroy()
    })
  })
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  expect(answer).toContain(contentSecurityPolicy)
})

test('what the shell answers itself has the policy too, and is not kept', async () => {
  const own = [
    await send('/readyz'),
    await send('/'),
    await send('/', { host: 'lectern.example' }),
    await send(shell.url.slice(shell.origin.length)),
  ]
  expect(own.map(({ status }) => status)).toEqual([200, 403, 421, 303])
  for (const { headers } of own)
    expect(headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-store',
    })
})

test('an address that leads out of the app reaches it as it is, to be refused', async () => {
  seen.length = 0
  const paths = ['/..%2f..%2fetc%2fpasswd', '/assets%5c..%5cx', '/index.html%00']
  for (const path of paths) await send(path, { cookie: await cookie() })
  expect(seen).toEqual(paths.map((path) => shell.origin + path))
})

test('a port that is taken is an error, not another port', async () => {
  const port = Number(new URL(shell.origin).port)
  await expect(
    serve(
      () => Promise.resolve({ status: 200, headers: {}, body: null }),
      port,
      () => undefined,
    ),
  ).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
