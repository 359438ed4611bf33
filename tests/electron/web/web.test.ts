import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { temporaryFolder } from '../../support/folders.ts'

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'"

async function withPages() {
  const rendererDir = join(temporaryFolder(), 'renderer')
  mkdirSync(join(rendererDir, 'assets'), { recursive: true })
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Lectern</title>')
  writeFileSync(join(rendererDir, 'assets', 'a-1.js'), '1')
  writeFileSync(join(rendererDir, 'unlisted.txt'), 'secret')
  writeFileSync(join(rendererDir, 'files.json'), '["index.html", "assets/a-1.js"]')
  return (await testApp({ rendererDir })).fetch
}

test('every answer has the policy, whatever it answers', async () => {
  const get = await withPages()
  const answers = [
    await get('/'),
    await get('/assets/a-1.js'),
    await get('/nothing'),
    await get('/', { method: 'DELETE' }),
    await get('/image/00'),
    await get('/download/notes.md'),
    await get('/rpc/app/start', { method: 'POST', body: '{}' }),
    await get('/rpc/none/such', { method: 'POST', body: '{}' }),
    await get('/upload/x', { method: 'PUT', body: 'x' }),
  ]
  for (const { headers } of answers) {
    expect(headers.get('content-security-policy')).toBe(policy)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 405, 404, 200, 200, 404, 400])
})

describe('only the files that the build listed are served', () => {
  test.each([
    '/unlisted.txt',
    '/files.json',
    '/assets/',
    '/assets/..%2findex.html',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets%5c..%5cunlisted.txt',
    '/index.html%00',
    '//etc/passwd',
    '/assets/a-1.js/',
  ])('%s is not here', async (path) => {
    const get = await withPages()
    expect((await get(path)).status).toBe(404)
  })
})

test('built files are kept by the browser, the page and the answers are not', async () => {
  const get = await withPages()
  expect((await get('/assets/a-1.js')).headers.get('cache-control')).toContain('immutable')
  expect((await get('/')).headers.get('cache-control')).toBe('no-store')
})

describe('only the procedures of the contract are called', () => {
  test.each([
    '/rpc/',
    '/rpc/app',
    '/rpc/app/',
    '/rpc/app/none',
    '/rpc/app/start/more',
    '/rpc/app/start?more',
    '/rpc/app/constructor',
    '/rpc/app/toString',
    '/rpc/constructor/name',
    '/rpc/__proto__/toString',
    '/rpc/app/%73tart',
  ])('%s is none', async (path) => {
    const get = await withPages()
    const answer = await get(path, { method: 'POST', body: '{}' })
    expect([answer.status, await answer.text()]).toEqual([404, 'There is no such call.'])
  })
})

test('a call whose body is no JSON is refused, and one without a body has no input', async () => {
  const get = await withPages()
  const refused = await get('/rpc/app/start', { method: 'POST', body: '{' })
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({ json: { code: 'BAD_REQUEST' } })
  for (const body of ['null', '[]', '7'])
    expect((await get('/rpc/app/start', { method: 'POST', body })).status).toBe(200)
  expect((await get('/rpc/app/start', { method: 'POST' })).status).toBe(200)
})

test('calls are made by POST alone, and a chunk of more than 1 MB is not taken', async () => {
  const get = await withPages()
  expect((await get('/rpc/app/start')).status).toBe(405)
  const address = '/upload/01234567-89ab-cdef-0123-456789abcdef?offset=0'
  const refused = await get(address, { method: 'PUT', body: new Uint8Array(1024 * 1024 + 1) })
  expect([refused.status, await refused.text()]).toEqual([413, 'A chunk has at most 1 MB.'])
  expect((await get(address, { method: 'PUT', body: new Uint8Array(1024 * 1024) })).status).toBe(204)
})
