import { expect, test } from 'vitest'
import { text } from '../../../../renderer/text/en.ts'
import { startedShell } from '../../../support/electron-shell.ts'
import type { MenuItemConstructorOptions } from 'electron'

/** Each entry of a menu as `Menu > entry`, with its keys where the menu itself takes them. */
function entriesOf(menu: MenuItemConstructorOptions[]): string[] {
  return menu.flatMap(({ label, role, submenu }) =>
    Array.isArray(submenu)
      ? submenu
          .filter(({ type }) => type !== 'separator')
          .map((item) => {
            const keys =
              item.accelerator && item.registerAccelerator !== false ? ` (${item.accelerator})` : ''
            return `${label ?? role} > ${item.label ?? item.role}${keys}`
          })
      : [`${label ?? role}`],
  )
}

test('the menu holds the app’s commands and nothing that leads out of it', async () => {
  expect(entriesOf((await startedShell()).menu)).toEqual([
    'File > Add a course… (CommandOrControl+O)',
    'File > quit',
    'Edit > undo',
    'Edit > redo',
    'Edit > cut',
    'Edit > copy',
    'Edit > paste',
    'Edit > selectAll',
    'View > resetZoom',
    'View > zoomIn',
    'View > zoomOut',
    'View > togglefullscreen',
    'Go > Back (Alt+Left)',
    'Go > Forward (Alt+Right)',
    'Go > Library',
    'Go > Progress',
    'Go > Notes',
    'Go > Settings (CommandOrControl+,)',
    'Go > Search',
    'Help > Keys and help',
    'Help > about',
  ])
})

test('on a Mac it is the menu that a Mac has', async () => {
  const { menu } = await startedShell({ platform: 'darwin' })
  expect(menu.map(({ label, role }) => label ?? role)).toEqual([
    'Lectern',
    'File',
    'Edit',
    'View',
    'Go',
    'windowMenu',
    'Help',
  ])
  const entries = entriesOf(menu)
  expect(entries).toContain('Lectern > Settings (CommandOrControl+,)')
  expect(entries).toContain('Lectern > quit')
  expect(entries).toContain('File > close')
  expect(entries.filter((entry) => entry.includes('Settings'))).toHaveLength(1)
})

test('commands are called as the pages call them', async () => {
  const entries = entriesOf((await startedShell()).menu).map((entry) => entry.split(' > ')[1])
  for (const name of [text.common.library, text.common.notes, text.common.search, text.keyboard.title])
    expect(entries).toContain(name)
})

test('a page is shown by its address, without loading the app anew', async () => {
  const shell = await startedShell()
  shell.choose('Notes')
  await shell.until(() => shell.windows[0]!.loaded.length === 2)
  shell.choose('Notes')
  shell.choose('Library')
  await shell.until(() => shell.windows[0]!.loaded.length === 3)
  expect(shell.windows[0]!.loaded).toEqual(['app://lectern/#/', 'app://lectern/#/notes', 'app://lectern/#/'])
})

test.each([
  ['linux', 'control'],
  ['darwin', 'meta'],
] as const)('on %s a command that has a chord presses it in the page', async (platform, modifier) => {
  const shell = await startedShell({ platform })
  shell.choose('Search')
  shell.choose('Keys and help')
  await shell.until(() => shell.windows[0]!.keys.length === 4)
  expect(shell.windows[0]!.keys).toEqual([
    `keyDown ${modifier} K`,
    `keyUp ${modifier} K`,
    `keyDown ${modifier} /`,
    `keyUp ${modifier} /`,
  ])
})

test('back and forward go through the pages that were seen', async () => {
  const shell = await startedShell()
  shell.choose('Back')
  shell.choose('Forward')
  await shell.until(() => shell.windows[0]!.acts.includes('forward'))
  expect(shell.windows[0]!.acts.filter((act) => act !== 'show' && act !== 'focus')).toEqual([
    'back',
    'forward',
  ])
})

test('on a Mac without a window a command opens one on its page', async () => {
  const shell = await startedShell({ platform: 'darwin' })
  shell.windows[0]!.close()
  shell.choose('Settings')
  await shell.until(() => shell.windows[0]?.acts.includes('show') ?? false)
  expect(shell.windows[0]!.loaded).toEqual(['app://lectern/#/settings'])
})
