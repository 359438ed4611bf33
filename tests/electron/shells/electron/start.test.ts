import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../../../electron/app.ts'
import { contentSecurityPolicy } from '../../../../electron/web/web.ts'
import { papers } from '../../../../electron/shells/electron/theme.ts'
import { temporaryFolder } from '../../../support/folders.ts'
import { prepareShell, startedShell } from '../../../support/electron-shell.ts'
import type { Instances } from '../../../support/electron-host.ts'

test('all that Electron wants before it is ready is done before', () => {
  const shell = prepareShell()
  expect(shell.calls).toEqual([
    'enableSandbox',
    'registerSchemesAsPrivileged',
    'setPath',
    'setPath',
    'requestSingleInstanceLock',
  ])
  expect(shell.schemes).toEqual([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
})

test('one window opens on the app, with no way into Node and no script of its own', async () => {
  const { windows } = await startedShell()
  expect(windows.map(({ loaded }) => loaded)).toEqual([['app://lectern/#/']])
  expect(windows[0]!.options).toEqual({
    x: 320,
    y: 120,
    width: 1280,
    height: 800,
    minWidth: 480,
    minHeight: 480,
    show: false,
    backgroundColor: papers.light,
    autoHideMenuBar: true,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  })
})

describe('what the page asks for is answered by the application itself', () => {
  test('its files, under the content security policy', async () => {
    const { request } = await startedShell()
    const { status, headers, body } = await request('app://lectern/')
    expect({ status, body }).toEqual({ status: 200, body: '<!doctype html><title>Lectern</title>' })
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy)
    expect((await request('app://lectern/%2e%2e/%2e%2e/etc/passwd')).status).toBe(404)
  })

  test('its calls', async () => {
    const shell = await startedShell()
    const { status, body } = await shell.request('app://lectern/rpc/app/start', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{}'),
    })
    expect(status).toBe(200)
    expect(JSON.parse(body)).toMatchObject({
      json: { shell: 'electron', version: '0.0.0-test', dataDir: shell.dataDir, trouble: null },
    })
  })
})

test('uploads come in as buffers of at most 1 MB', async () => {
  const shell = await startedShell()
  const put = (offset: number, size: number) =>
    shell.request(`app://lectern/upload/00000000-0000-4000-8000-000000000001?offset=${offset}`, {
      method: 'PUT',
      body: new Uint8Array(size),
    })
  const megabyte = 1024 * 1024
  expect((await put(0, megabyte)).status).toBe(204)
  expect((await put(megabyte, megabyte + 1)).status).toBe(413)
  expect((await put(megabyte, 10)).status).toBe(204)
})

describe('a second start', () => {
  test('brings the window of the first one forward and ends', async () => {
    const instances: Instances = new Map()
    const first = await startedShell({ instances })
    first.windows[0]!.isMinimized = true
    const second = prepareShell({ instances, folder: first.folder })
    await second.ended
    second.becomeReady()
    await first.until(() => first.windows[0]!.acts.includes('focus'))
    expect(first.windows[0]!.acts).toEqual(['show', 'restore', 'show', 'focus'])
    expect(first.windows).toHaveLength(1)
    expect([second.windows.length, second.lectern()]).toEqual([0, null])
  })

  test('on other data is an app of its own', async () => {
    const instances: Instances = new Map()
    await startedShell({ instances })
    expect((await startedShell({ instances })).windows).toHaveLength(1)
  })

  test('on data that another shell has open says who has it, and ends', async () => {
    const folder = temporaryFolder()
    const other = await createApp({
      dataDir: join(folder, 'data'),
      contentDirs: [],
      rendererDir: null,
      version: '0.0.0-test',
      shell: 'browser',
    })
    other.announce({ processId: 815, shell: 'browser', url: null })
    const shell = await startedShell({ folder })
    await shell.ended
    await other.close()
    expect(shell.windows).toEqual([])
    expect(shell.errors).toEqual([
      {
        title: 'Lectern is already open',
        content: `${shell.dataDir} is open in process 815 (browser). Close it there, then start Lectern again.`,
      },
    ])
  })
})

describe('a start that fails', () => {
  test('says why and ends', async () => {
    const shell = prepareShell()
    rmSync(join(shell.folder, 'program/dist/renderer/files.json'))
    shell.becomeReady()
    await shell.ended
    expect(shell.errors).toMatchObject([{ title: 'Lectern could not start' }])
    expect(shell.errors[0]!.content).toContain('files.json')
    expect(shell.windows).toEqual([])
  })

  test('because of the data opens the window, which says what can be done', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'data'))
    writeFileSync(join(folder, 'data/progress.db'), 'this is no database, but it is long enough to be read')
    const shell = await startedShell({ folder })
    expect(shell.errors).toEqual([])
    expect(await shell.lectern()!.api.app.start()).toMatchObject({ trouble: { code: 'DATABASE_CORRUPT' } })
  })
})

describe('quitting', () => {
  test('closes the window, then the data, then the app', async () => {
    const shell = await startedShell()
    shell.host.app.quit()
    await shell.ended
    expect(shell.calls.slice(-3)).toEqual(['quit', 'window closed', 'quit'])
    expect(existsSync(join(shell.dataDir, 'running.json'))).toBe(false)
    const again = await startedShell({ folder: shell.folder })
    expect(again.errors).toEqual([])
  })

  test('twice closes the data once', async () => {
    let closed = 0
    const shell = await startedShell({
      open: async (options) => {
        const lectern = await createApp(options)
        return { ...lectern, close: () => (closed++, lectern.close()) }
      },
    })
    shell.host.app.quit()
    shell.host.app.quit()
    await shell.ended
    expect(closed).toBe(1)
  })

  test('while the data is being opened waits for it', async () => {
    const shell = prepareShell()
    shell.becomeReady()
    shell.host.app.quit()
    await shell.ended
    expect(existsSync(join(shell.dataDir, 'running.json'))).toBe(false)
  })

  test('ends although the data cannot be closed in order', async () => {
    let isBroken = true
    const shell = await startedShell({
      open: async (options) => {
        const lectern = await createApp(options)
        const close = () => (isBroken ? Promise.reject(new Error('disk gone')) : lectern.close())
        return { ...lectern, close }
      },
    })
    shell.host.app.quit()
    await shell.ended
    isBroken = false
    expect(shell.log).toEqual(['The data was not closed in order: Error: disk gone'])
  })

  test('happens when the last window is closed and when the machine is switched off', async () => {
    const closed = await startedShell()
    closed.windows[0]!.close()
    closed.tell('window-all-closed')
    await closed.ended
    const off = await startedShell()
    off.power('shutdown')
    await off.ended
  })

  test('does not happen on a Mac when the window is closed: it opens again from the dock', async () => {
    const shell = await startedShell({ platform: 'darwin' })
    shell.windows[0]!.close()
    shell.tell('window-all-closed')
    expect(shell.calls).not.toContain('quit')
    shell.tell('activate')
    await shell.until(() => shell.windows.length === 1)
    expect(shell.windows[0]!.loaded).toEqual(['app://lectern/#/'])
  })
})

test('a window asked for by two at the same time is opened once', async () => {
  const shell = await startedShell({ platform: 'darwin' })
  shell.windows[0]!.close()
  shell.tell('activate')
  shell.tell('activate')
  await shell.until(() => shell.windows[0]?.acts.includes('focus') ?? false)
  expect(shell.windows).toHaveLength(1)
})
