import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../support/folders.ts'
import { prepareShell, startedShell } from '../../../support/electron-shell.ts'
import type { Instances } from '../../../support/electron-host.ts'

const place = { x: 40, y: 50, width: 1000, height: 700, isMaximized: false }

function aFolderOfBefore(stored: string): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'data/window/Cache'), { recursive: true })
  writeFileSync(join(folder, 'data/window/Cache/data_0'), 'cached')
  writeFileSync(join(folder, 'data/window/place.json'), stored)
  return folder
}

describe('Chromium’s own files', () => {
  test('are in the system’s place for caches, none of them among the data', async () => {
    const shell = await startedShell()
    const { app } = shell.host
    expect(app.getPath('userData')).toMatch(
      new RegExp(`^${join(shell.folder, 'cache')}/window-[0-9a-f]{12}$`),
    )
    expect(app.getPath('sessionData')).toBe(app.getPath('userData'))
    app.quit()
    await shell.ended
    expect(readdirSync(app.getPath('userData'))).toEqual(['place.json'])
    expect(readdirSync(shell.dataDir)).not.toContain('window')
  })

  test('are where Electron puts them if their folder cannot be made', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'cache'), 'a file where the folder should be')
    const shell = prepareShell({ folder })
    expect(shell.host.app.getPath('userData')).toBe('/nowhere/default')
    expect(shell.log).toHaveLength(1)
  })

  test.skipIf(process.platform === 'win32')('are the same through a link to the data folder', async () => {
    const instances: Instances = new Map()
    const first = await startedShell({ instances })
    symlinkSync(first.dataDir, join(first.folder, 'link'))
    const second = prepareShell({
      instances,
      folder: first.folder,
      argv: ['--data', join(first.folder, 'link')],
    })
    await second.ended
    expect(second.lectern()).toBeNull()
  })

  test('of an earlier Lectern are removed from the data, and the window’s place is kept', async () => {
    const folder = aFolderOfBefore(JSON.stringify(place))
    const shell = await startedShell({ folder })
    expect(shell.windows[0]!.options).toMatchObject({ x: 40, y: 50, width: 1000, height: 700 })
    expect(existsSync(join(shell.dataDir, 'window'))).toBe(false)
    const moved = readFileSync(join(shell.host.app.getPath('userData'), 'place.json'), 'utf8')
    expect(JSON.parse(moved)).toEqual(place)
  })

  test('that only seem to be there, in a folder of the learner’s called “window”, are left alone', async () => {
    const shell = await startedShell({ folder: aFolderOfBefore('{"a":"picture frame"}') })
    expect(readFileSync(join(shell.dataDir, 'window/Cache/data_0'), 'utf8')).toBe('cached')
  })
})
