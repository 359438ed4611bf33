import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checklist } from '../../build/shell-checklist.ts'
import { inspectShell, ruleNames } from '../../build/shell-gate.ts'
import installed from '../../node_modules/electron/package.json' with { type: 'json' }
import packageFile from '../../package.json' with { type: 'json' }
import type { RuleName, ShellFile } from '../../build/shell-gate.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'electron/shells/electron')
const shell: ShellFile[] = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}))

/** The shell as it is with one change, which has to be one. */
function shellWith(name: string, from: string, to: string): ShellFile[] {
  const changed = shell.map((file) =>
    file.name === name ? { name, text: file.text.replace(from, to) } : file,
  )
  expect(changed).not.toEqual(shell)
  return changed
}

test('the shell breaks no rule', () => {
  expect(inspectShell(shell)).toEqual([])
})

const preferences = 'sandbox: true,'
const andThen = 'guardSession(host.session.defaultSession)'

/** For each rule, changes of the shell that break it and no other: rule, file, from, to. */
const breaches: [RuleName, string, string, string][] = [
  ['own-addresses', 'desk.ts', '${origin}/#${address}', 'https://example.com/#${address}'],
  ['own-addresses', 'desk.ts', 'loadURL(urlOf(address))', 'loadURL(address)'],
  ['node-integration', 'desk.ts', 'nodeIntegration: false', 'nodeIntegration: true'],
  ['node-integration', 'desk.ts', 'nodeIntegration: false,', ''],
  ['node-integration', 'desk.ts', preferences, `${preferences} nodeIntegrationInWorker: true,`],
  ['context-isolation', 'desk.ts', 'contextIsolation: true', 'contextIsolation: false'],
  ['sandbox', 'desk.ts', 'sandbox: true', 'sandbox: !host.app.isPackaged'],
  ['sandbox', 'shell.ts', 'app.enableSandbox()', ''],
  ['permissions', 'guards.ts', 'session.setPermissionCheckHandler(() => false)', ''],
  [
    'permissions',
    'guards.ts',
    'setPermissionCheckHandler(() => false)',
    'setPermissionCheckHandler(() => true)',
  ],
  [
    'permissions',
    'guards.ts',
    '_permission, decide) => decide(false)',
    "permission, decide) => decide(permission === 'media')",
  ],
  ['permissions', 'guards.ts', 'decide(null)', 'decide({ video: undefined })'],
  ['web-security', 'desk.ts', preferences, `${preferences} webSecurity: false,`],
  ['content-security-policy', 'shell.ts', 'await lectern.handle(request)', 'await ours.handle(request)'],
  ['content-security-policy', 'shell.ts', andThen, `${andThen}; new Response('hello')`],
  ['insecure-content', 'desk.ts', preferences, `${preferences} allowRunningInsecureContent: true,`],
  ['experimental-features', 'desk.ts', preferences, `${preferences} experimentalFeatures: true,`],
  ['blink-features', 'desk.ts', preferences, `${preferences} enableBlinkFeatures: 'Something',`],
  ['blink-features', 'shell.ts', andThen, `${andThen}; app.commandLine.appendSwitch('no-sandbox')`],
  ['webviews', 'desk.ts', 'webviewTag: false', 'webviewTag: true'],
  ['webviews', 'guards.ts', "contents.on('will-attach-webview', (event) => event.preventDefault())", ''],
  ['navigation', 'guards.ts', '!event.isMainFrame || ', ''],
  ['navigation', 'guards.ts', "contents.on('will-redirect', (event) => event.preventDefault())", ''],
  ['requests', 'guards.ts', 'cancel: !isOwn(url)', 'cancel: false'],
  ['requests', 'guards.ts', 'onBeforeRequest(', "onBeforeRequest({ urls: ['*://*/*'] }, "],
  ['new-windows', 'guards.ts', "action: 'deny'", "action: url === origin ? 'allow' : 'deny'"],
  ['outside', 'outside.ts', 'if (response === 0) await', 'await'],
  ['outside', 'shell.ts', andThen, `${andThen}; void host.shell.openExternal('mailto:')`],
  ['outside', 'shell.ts', andThen, `${andThen}; void host.shell.openPath(surroundings.programDir)`],
  ['no-messages', 'shell.ts', andThen, `${andThen}; ipcMain.handle('read', () => 1)`],
  [
    'no-messages',
    'desk.ts',
    'const { webContents } = await show()',
    "const { webContents } = await show(); webContents.send('x')",
  ],
  ['own-scheme', 'desk.ts', 'function urlOf', 'const page = "file:///index.html"\nfunction urlOf'],
  ['own-scheme', 'origin.ts', 'codeCache: true', 'codeCache: true, bypassCSP: true'],
  ['no-scripts-of-the-shell', 'desk.ts', preferences, `${preferences} preload: '/preload.js',`],
  [
    'no-scripts-of-the-shell',
    'desk.ts',
    'const { webContents } = await show()',
    "const { webContents } = await show(); void webContents.executeJavaScript('1')",
  ],
]

describe('each rule is broken by', () => {
  test.each(breaches)('%s: %s: %s → %s', (rule, name, from, to) => {
    const found = inspectShell(shellWith(name, from, to))
    expect(new Set(found.map((complaint) => complaint.rule))).toEqual(new Set([rule]))
  })

  test('at least one change', () => {
    expect(new Set(breaches.map(([rule]) => rule))).toEqual(new Set(ruleNames))
  })
})

test('a complaint says where and what', () => {
  const [complaint] = inspectShell(shellWith('desk.ts', preferences, `${preferences} webSecurity: false,`))
  expect(complaint!.where).toMatch(/^desk\.ts:\d+$/)
  expect(complaint!.sentence).toBe('webSecurity is not used in the shell.')
})

describe('Electron’s security checklist', () => {
  test('has all of its 20 items, each held by a rule or a test', () => {
    expect(checklist.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, place) => place + 1))
    expect(checklist.filter(({ rules, tests }) => rules.length + tests.length === 0)).toEqual([])
  })

  test('names tests that are there, and every rule is there for an item', () => {
    const tests = new Set(checklist.flatMap((item) => item.tests))
    expect([...tests].filter((path) => !existsSync(join(root, path)))).toEqual([])
    expect(new Set(checklist.flatMap((item) => item.rules))).toEqual(new Set(ruleNames))
  })

  test('item 16: Electron is one exact version, the one whose types the shell is checked against', () => {
    expect(packageFile.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/)
    expect(installed.version).toBe(packageFile.devDependencies.electron)
  })
})
