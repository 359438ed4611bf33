import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { refusedSwitch } from '../../../../electron/shells/electron/switches.ts'
import { prepareShell } from '../../../support/electron-shell.ts'

const packaged = { isPackaged: true, commandLine: { hasSwitch: () => false } } as unknown as Parameters<
  typeof refusedSwitch
>[0]
const refusedOf = (argument: string, platform: NodeJS.Platform = 'linux') =>
  refusedSwitch(packaged, ['/opt/Lectern/lectern', argument], platform)

describe('the app does not start with', () => {
  test.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--remote-allow-origins=*',
    '--inspect',
    '--inspect-brk=9229',
    '--inspect-publish-uid=http',
    '--no-sandbox',
    '--disable-web-security',
    '--load-extension=/tmp/x',
    '--js-flags=--expose-gc',
    '--host-rules=MAP * 127.0.0.1',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--proxy-server=evil.example',
    '--proxy-pac-url=http://evil.example',
    '--ignore-certificate-errors',
    '--disable-features=Sandbox',
    '--enable-features=Anything',
    '--renderer-cmd-prefix=xterm',
    '--utility-cmd-prefix=xterm',
    '--gpu-launcher=xterm',
    '--log-net-log=/tmp/log',
    '--ssl-key-log-file=/tmp/keys',
    '--user-data-dir=/tmp/elsewhere',
    '--disable-gpu-sandbox',
    '--a-switch-of-next-year',
    '--NO-SANDBOX',
    '--data-x',
    '--',
    '-',
    // Chromium takes one dash for two.
    '-no-sandbox',
    '-data=/tmp/x',
  ])('%s', (argument) => {
    expect(refusedOf(argument)).toBe(argument.split('=')[0])
  })

  test('a slash on Windows, which Chromium takes for a dash', () => {
    expect(refusedOf('/no-sandbox', 'win32')).toBe('/no-sandbox')
    expect(refusedOf('/home/me/a.lectern', 'linux')).toBeNull()
  })
})

test.each([
  '--data=/home/me/study',
  '--data',
  '--content=/home/me/course',
  '--ozone-platform=wayland',
  '--force-device-scale-factor=1.5',
  '--high-dpi-support=1',
  '--lang=de',
  '--disable-gpu',
  '--force-renderer-accessibility',
  '-psn_0_12345',
  '/home/me/course.lectern',
  'C:\\courses\\a.lectern',
])('the app starts with %s', (argument) => {
  expect(refusedOf(argument)).toBeNull()
})

describe('a refused switch', () => {
  test('ends the start with a sentence and code 2, before a window, a lock or a folder', async () => {
    const shell = prepareShell({ argv: ['--remote-debugging-port=9222'] })
    await shell.ended
    shell.becomeReady()
    await new Promise(setImmediate)
    expect(shell.calls).toEqual(['exit 2'])
    expect([shell.windows, shell.lectern(), existsSync(shell.dataDir)]).toEqual([[], null, false])
    expect(shell.log).toHaveLength(1)
    expect(shell.log[0]).toContain('It was started with “--remote-debugging-port”')
    expect(shell.errors).toEqual([])
  })

  test('is said in a box where a program has no console', async () => {
    const shell = prepareShell({ argv: ['--inspect'], platform: 'win32' })
    await shell.ended
    expect(shell.errors).toMatchObject([{ title: 'Lectern didn’t start' }])
  })

  test('counts too when an environment variable set it', async () => {
    const shell = prepareShell({ switches: ['no-sandbox'] })
    await shell.ended
    expect(shell.calls).toEqual(['exit 2'])
    expect(shell.log[0]).toContain('ELECTRON_DISABLE_SANDBOX')
  })

  test('is not looked for inside a checkout, whose tests are driven from there', () => {
    const shell = prepareShell({ switches: ['remote-debugging-port'], isPackaged: false })
    expect(shell.calls).not.toContain('exit 2')
    shell.becomeReady()
  })

  test('on the command line of a checkout is refused as well', async () => {
    const shell = prepareShell({ argv: ['--remote-debugging-port=9222'], isPackaged: false })
    await shell.ended
    expect(shell.calls).toEqual(['exit 2'])
  })
})
