import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { text } from '../../../../electron/shells/electron/text.ts'
import { startedShell } from '../../../support/electron-shell.ts'

const declarations = readFileSync(createRequire(import.meta.url).resolve('electron/electron.d.ts'), 'utf8')

/** Every permission that this version of Electron knows, from its own declarations. */
function permissionsOf(method: string): string[] {
  const line = new RegExp(`^ {4}${method}\\(.*$`, 'm').exec(declarations)![0]
  const union = /permission: ([^,)]+)[,)]/.exec(line)![1]!
  return union.split('|').map((name) => name.trim().replaceAll("'", ''))
}

describe('permissions', () => {
  test('each that a page can ask for or check is denied', async () => {
    const { decisions } = await startedShell()
    const requested = permissionsOf('setPermissionRequestHandler')
    const checked = permissionsOf('setPermissionCheckHandler')
    expect(requested.length).toBeGreaterThan(10)
    expect(checked.length).toBeGreaterThan(20)
    const given = [
      ...requested.filter((name) => decisions.request(name as Parameters<typeof decisions.request>[0])),
      ...checked.filter((name) => decisions.check(name as Parameters<typeof decisions.check>[0])),
    ]
    expect(given).toEqual([])
  })

  test('no device and no picture of the screen is given', async () => {
    const { decisions } = await startedShell()
    expect([...(['hid', 'serial', 'usb'] as const).map(decisions.device), decisions.display()]).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  test('no dictionary is fetched', async () => {
    expect((await startedShell()).isSpellChecked).toBe(false)
  })
})

test('no request but to the app itself is let through', async () => {
  const { decisions } = await startedShell()
  const own = [
    'app://lectern/',
    'app://lectern/assets/index.js',
    'blob:app://lectern/0b0e8f8e-8f5a-4b0e-9d5c-6f0e8f8e8f5a',
  ]
  const foreign = [
    'app://elsewhere/',
    'app://lectern.example.com/',
    'blob:https://example.com/0b0e8f8e',
    'https://example.com/',
    'http://127.0.0.1:8080/',
    'ws://127.0.0.1:8080/',
    'file:///etc/passwd',
    'data:text/html,hello',
    'devtools://devtools/bundled/inspector.html',
    'chrome-extension://abc/page.html',
  ]
  expect([...own, ...foreign].filter(decisions.load)).toEqual(own)
})

describe('navigation', () => {
  test('elsewhere is prevented', async () => {
    const { windows } = await startedShell()
    const elsewhere = [
      'https://example.com/',
      'http://lectern/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,hello',
      'app://elsewhere/',
      'app://lectern.example.com/',
      'blob:app://lectern/0b0e8f8e',
    ]
    expect(elsewhere.filter((url) => !windows[0]!.navigate(url))).toEqual([])
  })

  test('to the app’s own page is a reload and allowed', async () => {
    const { windows } = await startedShell()
    expect(windows[0]!.navigate('app://lectern/')).toBe(false)
  })

  test('of a frame, redirects and webviews are prevented, even to the app itself', async () => {
    const { windows } = await startedShell()
    const window = windows[0]!
    expect([
      window.navigate('app://lectern/', false),
      window.redirect('app://lectern/'),
      window.attachWebview(),
    ]).toEqual([true, true, true])
  })
})

describe('a new window is never opened', () => {
  test('the site is set apart, the address is shown whole, and only a click on “Open” opens it', async () => {
    const shell = await startedShell({ answers: [0] })
    expect(shell.windows[0]!.openWindow('https://learn.example.com/page?x=1#part')).toBe(true)
    await shell.until(() => shell.opened.length > 0)
    expect(shell.questions).toEqual([
      {
        type: 'question',
        message: 'Open learn.example.com in your browser?',
        detail: 'https://learn.example.com/page?x=1#part',
        buttons: ['Open in browser', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      },
    ])
    expect(shell.opened).toEqual(['https://learn.example.com/page?x=1#part'])
  })

  test('a name that only looks like another is shown in code, with a warning', async () => {
    const shell = await startedShell({ answers: [1] })
    shell.windows[0]!.openWindow('https://micr\u043esoft.com/')
    await shell.until(() => shell.questions.length > 0)
    expect(shell.questions[0]).toMatchObject({
      message: 'Open xn--micrsoft-qbh.com in your browser?',
      detail: `https://xn--micrsoft-qbh.com/\n\n${text.outside.coded}`,
    })
  })

  test('a long address is shown short and opened whole', async () => {
    const address = `https://example.com/${'a'.repeat(5000)}/end`
    const shell = await startedShell({ answers: [0] })
    shell.windows[0]!.openWindow(address)
    await shell.until(() => shell.opened.length > 0)
    expect(shell.questions[0]!.detail).toHaveLength(303)
    expect(shell.opened).toEqual([address])
  })

  test('an address that passes for another site’s is not opened, whatever is pressed', async () => {
    const shell = await startedShell({ answers: [0] })
    shell.windows[0]!.openWindow('https://microsoft.com:443@evil.example/')
    await shell.until(() => shell.questions.length > 0)
    await new Promise(setImmediate)
    expect(shell.questions).toMatchObject([
      { detail: expect.stringContaining('leads to evil.example.') as string },
    ])
    expect(shell.opened).toEqual([])
  })

  test('cancelled, nothing is opened', async () => {
    const shell = await startedShell({ answers: [1] })
    shell.windows[0]!.openWindow('https://example.com/')
    await shell.until(() => shell.questions.length > 0)
    await new Promise(setImmediate)
    expect(shell.opened).toEqual([])
  })

  test('what is no web address is not even asked about', async () => {
    const shell = await startedShell({ answers: [0] })
    const others = [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://server/share',
      'ms-msdt:/id PCWDiagnostic',
      'app://lectern/',
      'not an address',
      '',
    ]
    expect(others.filter((url) => !shell.windows[0]!.openWindow(url))).toEqual([])
    await new Promise(setImmediate)
    expect([shell.questions, shell.opened]).toEqual([[], []])
  })
})
