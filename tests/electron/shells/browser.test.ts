import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { contentSecurityPolicy } from '../../../electron/web/web.ts'
import { serve } from '../../../electron/shells/browser/serve.ts'
import { temporaryFolder } from '../../support/folders.ts'
import type { BrowserShell } from '../../../electron/shells/browser/serve.ts'

let shell: BrowserShell
let doorDir: string
let uptime: number
const seen: string[] = []

beforeEach(async () => {
  seen.length = 0
  uptime = 1_000
  doorDir = join(temporaryFolder(), 'entrance')
  shell = await serveOn(0)
  onTestFinished(() => shell.close())
})

function serveOn(port: number): Promise<BrowserShell> {
  return serve(
    (request) => {
      seen.push(request.url)
      return Promise.resolve({ status: 200, headers: {}, body: 'the app' })
    },
    { port, doorDir, uptime: () => uptime, log: () => undefined },
  )
}

type Answer = { status: number; body: string; headers: NodeJS.Dict<string | string[]> }
type Sent = { method?: string; body?: string }

/** A request as any program on this machine may send it: fetch would not let a test set Host or Origin. */
function send(path: string, headers: Record<string, string> = {}, { method = 'GET', body }: Sent = {}) {
  const { port } = new URL(shell.origin)
  return new Promise<Answer>((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode!, body: text, headers: response.headers }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** What the server answers to a request line and headers that no client library would send. */
function sendRaw(head: string): Promise<string> {
  const { port } = new URL(shell.origin)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(head))
    socket.on('data', (data) => (answer += data.toString()))
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}

const tokenOf = (address: string) => new URL(address).hash.replace('#enter=', '')
const enter = (token: string) => send('/enter', {}, { method: 'POST', body: token })
const call = (headers: Record<string, string>) => send('/rpc/app/start', headers, { method: 'POST' })

async function newWindow(): Promise<{ 'x-lectern-window': string }> {
  return { 'x-lectern-window': (await enter(tokenOf(shell.invite().address))).body }
}

describe('the way in', () => {
  test('a token is exchanged for the secret of a window, which calls need', async () => {
    const { address } = shell.invite()
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#enter=[\w-]{32}$/)
    const entered = await enter(tokenOf(address))
    expect(entered).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } })
    expect(entered.headers).not.toHaveProperty('set-cookie')
    expect(entered.body).not.toBe(tokenOf(address))
    expect(await call({ 'x-lectern-window': entered.body })).toMatchObject({ status: 200, body: 'the app' })
  })

  test('a token works once, and each window has a secret of its own', async () => {
    const token = tokenOf(shell.invite().address)
    const first = await enter(token)
    expect((await enter(token)).status).toBe(403)
    const second = await newWindow()
    expect(second['x-lectern-window']).not.toBe(first.body)
    for (const secret of [first.body, second['x-lectern-window']])
      expect((await call({ 'x-lectern-window': secret })).status).toBe(200)
  })

  test('a token that nobody used for ten minutes is too old', async () => {
    const [inTime, late] = [shell.invite(), shell.invite()]
    uptime += 600_000
    expect((await enter(tokenOf(inTime.address))).status).toBe(200)
    uptime += 1
    expect((await enter(tokenOf(late.address))).status).toBe(403)
  })

  test.each(['', 'x'.repeat(32), 'null', 'undefined'])('%j is no token', async (token) => {
    shell.invite()
    expect((await enter(token)).status).toBe(403)
  })

  test('a token opens nothing but the exchange, and no secret opens a window of another run', async () => {
    const token = tokenOf(shell.invite().address)
    expect((await call({ 'x-lectern-window': token })).status).toBe(403)
    expect((await call({ 'x-lectern-window': shell.key })).status).toBe(403)
    const earlier = await newWindow()
    await shell.close()
    shell = await serveOn(0)
    onTestFinished(() => shell.close())
    expect((await call(earlier)).status).toBe(403)
  })

  test('a second start needs the key to be let in', async () => {
    const invite = (headers: Record<string, string>) => send('/invite', headers, { method: 'POST' })
    const strangers: Record<string, string>[] = [{}, { 'x-lectern-key': 'x'.repeat(32) }, await newWindow()]
    for (const headers of strangers) expect((await invite(headers)).status).toBe(403)
    const { address } = JSON.parse((await invite({ 'x-lectern-key': shell.key })).body) as { address: string }
    expect((await enter(tokenOf(address))).status).toBe(200)
  })
})

describe('the page that leads in', () => {
  test('only its owner can read it, it names the address, and its use removes it', async () => {
    const { address, file } = shell.invite()
    const other = shell.invite()
    expect(statSync(file!).mode & 0o777).toBe(0o600)
    expect(statSync(doorDir).mode & 0o777).toBe(0o700)
    const page = readFileSync(file!, 'utf8')
    expect(page).toContain(`content="0;url=${address}"`)
    expect(page).toContain(`<a href="${address}">`)
    expect(file).not.toContain(tokenOf(address))
    await enter(tokenOf(address))
    expect(existsSync(file!)).toBe(false)
    expect(existsSync(other.file!)).toBe(true)
  })

  test('it goes when the app closes, and a killed run’s page at the next start', async () => {
    shell.invite()
    await shell.close()
    expect(existsSync(doorDir)).toBe(false)
    shell = await serveOn(0)
    const { file } = shell.invite()
    const later = await serveOn(0)
    expect(existsSync(file!)).toBe(false)
    await later.close()
    await shell.close()
  })

  test('where it can’t be written there is still the address', async () => {
    writeFileSync(doorDir, 'in the way')
    const { address, file } = shell.invite()
    expect(file).toBeNull()
    expect((await enter(tokenOf(address))).status).toBe(200)
  })
})

describe('without the secret', () => {
  test.each(['/', '/index.html', '/icon.svg', '/assets/a-1.js', '/download/ticket'])(
    '%s reaches the app',
    async (path) => {
      expect((await send(path)).status).toBe(200)
      expect((await send(path, {}, { method: 'HEAD' })).status).toBe(200)
    },
  )

  test.each([
    ['GET', '/image/00'],
    ['POST', '/rpc/app/start'],
    ['GET', '/rpc/app/start'],
    ['PUT', '/upload/01234567-89ab-cdef-0123-456789abcdef?offset=0'],
    ['POST', '/'],
    ['PUT', '/assets/a-1.js'],
    ['GET', '/anything'],
    ['GET', '//'],
    ['GET', '/?x'],
  ])('%s %s doesn’t, and a sentence says how to get in', async (method, path) => {
    const answer = await send(path, {}, { method })
    expect(answer.status).toBe(403)
    expect(answer.body).toContain('npm start')
    expect(seen).toEqual([])
  })

  test.each([
    ['a wrong one', () => ({ 'x-lectern-window': 'x'.repeat(32) })],
    ['an empty one', () => ({ 'x-lectern-window': '' })],
  ])('%s is none', async (_name, headers) => {
    expect((await call(headers())).status).toBe(403)
  })

  test('a cookie doesn’t help, whatever its name and value', async () => {
    const { 'x-lectern-window': secret } = await newWindow()
    const names = [`lectern-${new URL(shell.origin).port}`, 'lectern', 'x-lectern-window']
    const cookie = names.map((name) => `${name}=${secret}`).join('; ')
    expect((await call({ cookie })).status).toBe(403)
    expect(seen).toEqual([])
  })
})

describe('refused before the app sees it, secret or not', () => {
  test.each(['localhost', 'lectern.example', '127.0.0.1', '127.0.0.1:1', '[::1]'])(
    'the Host %s',
    async (host) => {
      const headers = { ...(await newWindow()), host }
      for (const path of ['/', '/image/00', '/enter']) expect((await send(path, headers)).status).toBe(421)
    },
  )

  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1'])(
    'the Origin %s',
    async (origin) => {
      expect((await call({ ...(await newWindow()), origin })).status).toBe(403)
      const token = tokenOf(shell.invite().address)
      expect((await send('/enter', { origin }, { method: 'POST', body: token })).status).toBe(403)
    },
  )

  test.each(['cross-site', 'same-site'])('a request that a %s page makes', async (site) => {
    const headers = { ...(await newWindow()), 'sec-fetch-site': site }
    for (const path of ['/', '/assets/a-1.js', '/image/00', '/download/ticket'])
      expect((await send(path, headers)).status).toBe(403)
  })
})

test('another site may open the page, as the file that leads in does, and nothing else', async () => {
  const arriving = {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  }
  expect((await send('/', arriving)).status).toBe(200)
  for (const path of ['/?add=x', '/index.html', '/download/ticket', '/assets/a-1.js'])
    expect((await send(path, arriving)).status).toBe(403)
  expect((await send('/', arriving, { method: 'POST' })).status).toBe(403)
  expect((await send('/', { ...arriving, 'sec-fetch-dest': 'iframe' })).status).toBe(403)
  expect((await send('/', { ...arriving, 'sec-fetch-mode': 'no-cors' })).status).toBe(403)
})

test('its own page’s requests pass', async () => {
  const headers = { ...(await newWindow()), origin: shell.origin, 'sec-fetch-site': 'same-origin' }
  expect((await call(headers)).status).toBe(200)
})

test('readiness is told to anybody and says nothing else', async () => {
  expect(await send('/readyz')).toMatchObject({ status: 200, body: 'ready' })
})

describe('an absolute address in the request line', () => {
  test('is answered as its path, with the same checks', async () => {
    const absolute = (path: string) => `${shell.origin}${path}`
    expect(await send(absolute('/'))).toMatchObject({ status: 200, body: 'the app' })
    expect((await send(shell.origin)).status).toBe(200)
    expect((await send(absolute('/rpc/app/start'), {}, { method: 'POST' })).status).toBe(403)
    const headers = await newWindow()
    expect((await send(absolute('/image/00?x'), headers)).status).toBe(200)
    expect(seen).toEqual(['/', '/', '/image/00?x'].map((path) => shell.origin + path))
    expect((await send(absolute('/readyz'))).body).toBe('ready')
  })

  test.each([
    'http://evil.example/',
    'http://127.0.0.1/',
    'http://user@127.0.0.1:1/',
    'http:///',
    'http://[/',
  ])('%s is another host’s', async (address) => {
    const head = `GET ${address} HTTP/1.1\r\nHost: 127.0.0.1:${new URL(shell.origin).port}\r\nConnection: close\r\n\r\n`
    expect(await sendRaw(head)).toMatch(/^HTTP\/1\.1 4(00|21) /)
    expect(seen).toEqual([])
  })

  test.each(['*', 'https://127.0.0.1/', 'file:///etc/passwd', 'nothing', '\\', 'http:/x'])(
    '%s is no address',
    async (address) => {
      const head = `OPTIONS ${address} HTTP/1.1\r\nHost: 127.0.0.1:${new URL(shell.origin).port}\r\nConnection: close\r\n\r\n`
      expect(await sendRaw(head)).toMatch(/^HTTP\/1\.1 400 /)
      expect(seen).toEqual([])
    },
  )
})

test('a body that no page of the app sends is cut off', async () => {
  const { port } = new URL(shell.origin)
  const { 'x-lectern-window': secret } = await newWindow()
  const head = `POST /rpc/x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Lectern-Window: ${secret}\r\nContent-Length: 4000000\r\n\r\n`
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
    await send('/image/00'),
    await send('/', { host: 'lectern.example' }),
    await enter(tokenOf(shell.invite().address)),
    await send('/invite', { 'x-lectern-key': shell.key }, { method: 'POST' }),
  ]
  expect(own.map(({ status }) => status)).toEqual([200, 403, 421, 200, 200])
  for (const { headers } of own)
    expect(headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-store',
    })
})

test('an address that leads out of the app reaches it as it is, to be refused', async () => {
  const paths = ['/..%2f..%2fetc%2fpasswd', '/assets%5c..%5cx', '/index.html%00', '//etc/passwd']
  const headers = await newWindow()
  for (const path of paths) await send(path, headers)
  expect(seen).toEqual(paths.map((path) => shell.origin + path))
})

test('a port that is taken is an error, not another port, and the pages of who has it stay', async () => {
  const { file } = shell.invite()
  await expect(serveOn(Number(new URL(shell.origin).port))).rejects.toMatchObject({ code: 'EADDRINUSE' })
  expect(readdirSync(doorDir)).toHaveLength(1)
  expect(existsSync(file!)).toBe(true)
})
