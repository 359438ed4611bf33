import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { keepFilesPrivate, makePrivate, withUsersMask } from '../../../electron/files/privacy.ts'
import { testApp } from '../../support/app.ts'
import { temporaryFolder } from '../../support/folders.ts'

const modeOf = (path: string) => statSync(path).mode & 0o777

/** Every path below a folder whose mode isn't the one for its owner alone. */
function openPaths(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => !lstatSync(path).isSymbolicLink())
    .filter((path) => modeOf(path) !== (statSync(path).isDirectory() ? 0o700 : 0o600))
}

/** A data folder as it was left by a version that didn't look at modes. */
async function openedToAll(): Promise<{ dataDir: string; contentDir: string }> {
  const mask = process.umask(0o022)
  try {
    const { dataDir, contentDir, api, close } = await testApp()
    await api.profiles.create({ name: 'Ada' })
    await api.app.backUpNow()
    await close()
    for (const name of readdirSync(dataDir, { recursive: true, encoding: 'utf8' })) {
      const path = join(dataDir, name)
      chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644)
    }
    chmodSync(dataDir, 0o755)
    return { dataDir, contentDir }
  } finally {
    process.umask(mask)
  }
}

function warningsOf(dataDir: string): string[] {
  const log: string[] = []
  makePrivate(dataDir, (line) => log.push(line))
  return log
}

describe.skipIf(process.platform === 'win32')('the data folder', () => {
  beforeAll(() => {
    const mask = process.umask(0o022)
    return () => void process.umask(mask)
  })

  test('of an earlier version, and all in it, becomes its owner’s alone without a word', async () => {
    const { dataDir, contentDir } = await openedToAll()
    expect(openPaths(dataDir).length).toBeGreaterThan(3)
    const again = await testApp({ dataDir, contentDirs: [contentDir] })
    expect(modeOf(dataDir)).toBe(0o700)
    await again.close()
    expect(openPaths(dataDir)).toEqual([])
    expect(again.log).toEqual([])
  })

  test('is made for its owner alone, and one that was empty becomes so', async () => {
    const made = await testApp()
    expect(modeOf(made.dataDir)).toBe(0o700)
    const empty = temporaryFolder()
    chmodSync(empty, 0o777)
    expect(warningsOf(empty)).toEqual([])
    expect(modeOf(empty)).toBe(0o700)
  })

  test('that also holds other things stays as it is, with a warning; what is Lectern’s in it is closed', async () => {
    const { dataDir } = await openedToAll()
    const letter = join(dataDir, 'letter.txt')
    writeFileSync(letter, 'Dear Ada')
    expect(warningsOf(dataDir)).toEqual([expect.stringContaining(`chmod 700 "${dataDir}"`)])
    expect(modeOf(dataDir)).toBe(0o755)
    expect(openPaths(dataDir)).toEqual([letter])
    chmodSync(dataDir, 0o700)
    expect(warningsOf(dataDir)).toEqual([])
  })

  test('that leads elsewhere by a link leaves alone what the link names', async () => {
    const { dataDir } = await openedToAll()
    const outside = join(temporaryFolder(), 'outside')
    mkdirSync(outside)
    writeFileSync(join(outside, 'file'), 'x')
    symlinkSync(outside, join(dataDir, 'courses'))
    makePrivate(dataDir, () => undefined)
    expect([modeOf(outside), modeOf(join(outside, 'file'))]).toEqual([0o755, 0o644])
  })

  test('that isn’t there yet is no reason to warn', () => {
    const missing = join(temporaryFolder(), 'missing')
    expect(warningsOf(missing)).toEqual([])
  })
})

test.skipIf(process.platform === 'win32')('programs that a shell starts have the user’s mask', async () => {
  const mask = process.umask(0o027)
  onTestFinished(() => void process.umask(mask))
  keepFilesPrivate()
  expect(process.umask()).toBe(0o077)
  keepFilesPrivate()
  expect(await withUsersMask(() => Promise.resolve(process.umask()))).toBe(0o027)
  expect(process.umask()).toBe(0o077)
  await expect(withUsersMask(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(process.umask()).toBe(0o077)
})
