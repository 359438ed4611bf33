import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSettings } from '../../../electron/db/settings.ts'
import { canMount, smallDisk, temporaryFolder } from '../../support/folders.ts'
import { answersOf, migrationsDir, saveAnswer, storageOn, usedFolder } from '../../support/storage.ts'

const minute = 60_000
const day = 24 * 60 * minute
const noon = Date.UTC(2026, 10, 24, 12)

/** Starts on a folder, saves an answer every few minutes, and closes; both clocks go on. */
async function study(dataDir: string, at: number, minutes: number): Promise<void> {
  const { storage, clock } = storageOn(dataDir)
  clock.now = at
  await storage.open()
  for (let passed = 0; passed < minutes; passed += 5) {
    saveAnswer(storage, `${at}-${passed}`, clock.now)
    await storage.settled()
    clock.now += 5 * minute
    clock.uptime += 5 * minute
  }
  await storage.close()
}

function backupDays(dataDir: string): string[] {
  const names = existsSync(join(dataDir, 'backups')) ? readdirSync(join(dataDir, 'backups')) : []
  return [
    ...new Set(names.map((name) => name.slice('progress-'.length, 'progress-2026-11-24'.length))),
  ].sort()
}

describe('a backup is made', () => {
  test('on every day of short sessions, and thinned to days and weeks', async () => {
    const dataDir = temporaryFolder()
    const days: string[] = []
    for (let session = 0; session < 60; session++) {
      const at = noon + Math.floor(session / 2) * day + (session % 2) * 60 * minute
      await study(dataDir, at, 10)
      days.push(new Date(at).toISOString().slice(0, 10))
    }
    const kept = backupDays(dataDir)
    expect(kept.slice(-10)).toEqual([...new Set(days)].slice(-10))
    expect(kept.length).toBeGreaterThan(10)
    // What was saved last on the last day is in the newest.
    const { storage } = storageOn(dataDir)
    await storage.open()
    const [newest] = storage.backups().backups
    expect(await storage.preview(join(dataDir, 'backups', newest!.name))).toMatchObject({
      answers: 120,
      difference: { lostAnswers: 0 },
    })
  })

  test('at the first write of a day, every 15 minutes of use, and when closing after a change', async () => {
    const dataDir = temporaryFolder()
    const { storage, clock } = storageOn(dataDir)
    await storage.open()
    let number = 0
    const write = async (after: number) => {
      clock.now += after
      clock.uptime += after
      saveAnswer(storage, String(number++), clock.now)
      await storage.settled()
      return storage.backups().backups.length
    }
    expect(await write(0)).toBe(1)
    expect(await write(14 * minute)).toBe(1)
    expect(await write(minute)).toBe(2)
    expect(await write(14 * minute)).toBe(2)
    expect(await write(12 * 60 * minute)).toBe(3)
    expect(await write(minute)).toBe(3)
    await storage.close()
    expect(storage.backups().backups).toHaveLength(4)
    const again = storageOn(dataDir)
    await again.storage.open()
    await again.storage.close()
    expect(storage.backups().backups).toHaveLength(4)
  })

  test('whatever the clock says: ahead by years, then right again', async () => {
    const dataDir = temporaryFolder()
    await study(dataDir, noon + 2000 * day, 10)
    const { storage, clock } = storageOn(dataDir)
    clock.now = noon
    await storage.open()
    const reasons = () => storage.backups().backups.length
    const before = reasons()
    const write = async (after: number) => {
      clock.uptime += after
      saveAnswer(storage, `a-${clock.uptime}`, clock.now)
      await storage.settled()
    }
    await write(minute)
    expect(reasons()).toBe(before + 1)
    expect(storage.backups().backups[0]!.madeAt).toBe(noon)
    // The wall clock is stuck, or set back: only the time that passed counts.
    clock.now -= 60 * minute
    await write(15 * minute)
    expect(reasons()).toBe(before + 2)
    expect(storage.backups().backups[0]!.madeAt).toBe(noon - 60 * minute)
  })

  test('at the first write after a run that was killed, which made none', async () => {
    const dataDir = await usedFolder()
    const { storage } = storageOn(dataDir)
    writeFileSync(join(dataDir, 'running.json'), '{"process')
    await storage.open()
    const before = storage.backups().backups.length
    saveAnswer(storage, 'a', noon)
    await storage.settled()
    expect(storage.backups().backups).toHaveLength(before + 1)
  })

  test('of a learner before another one takes over', async () => {
    const { storage } = storageOn(temporaryFolder())
    await storage.open()
    saveAnswer(storage, 'a', noon)
    await storage.switchProfile('0a0a0a0a-0a0a-4a0a-8a0a-0a0a0a0a0a0a')
    expect(storage.backups().backups).toEqual([])
    await storage.switchProfile('first')
    expect(storage.backups().backups).toMatchObject([{ reason: 'routine' }])
  })
})

test('what a crash left of a backup is removed, and never listed', async () => {
  const dataDir = await usedFolder()
  const backups = join(dataDir, 'backups')
  for (const suffix of ['.part', '.part-journal'])
    writeFileSync(join(backups, `.progress-2026-11-24T12-00-00-000Z-routine-4.db${suffix}`), '')
  writeFileSync(join(backups, 'my notes.txt'), '')
  mkdirSync(join(backups, 'progress-2026-11-24T12-00-00-000Z-manual-9.db'))
  symlinkSync('nowhere', join(backups, 'progress-2026-11-24T12-00-00-000Z-manual-8.db'))
  const { storage } = storageOn(dataDir)
  await storage.open()
  expect(storage.backups().backups).toHaveLength(1)
  expect(readdirSync(backups).filter((name) => name.startsWith('.'))).toEqual([])
  expect(readdirSync(backups)).toContain('my notes.txt')
})

describe('a backup folder that doesn’t work', () => {
  const faults: [string, (folder: string) => void, RegExp][] = [
    ['a file', (folder) => writeFileSync(folder, 'mine'), /a file where the backup folder/],
    [
      'a link to nowhere',
      (folder) => symlinkSync('/nowhere/at/all', folder),
      /a link to a folder that isn’t/,
    ],
    ['a link to itself', (folder) => symlinkSync('backups', folder), /leads back to itself/],
  ]

  test.each(faults)('is %s: the app opens, saves, says why, and recovers', async (_, spoil, reason) => {
    const dataDir = await usedFolder()
    const folder = join(dataDir, 'backups')
    rmSync(folder, { recursive: true })
    spoil(folder)
    const { storage } = storageOn(dataDir)
    expect(await storage.open()).toBeNull()
    const trouble = { code: 'BACKUPS_FAILED', path: folder, reason: expect.stringMatching(reason) as string }
    expect(storage.trouble).toBeNull()
    saveAnswer(storage, 'a', noon)
    await storage.settled()
    expect(storage.backups()).toMatchObject({ backups: [], trouble })
    await expect(storage.backUp('manual')).rejects.toMatchObject({ trouble })
    rmSync(folder)
    await storage.backUp('manual')
    expect(storage.backups()).toMatchObject({ backups: [{ reason: 'manual' }], trouble: null })
    await storage.close()
    const again = storageOn(dataDir)
    expect(await again.storage.open()).toBeNull()
    expect(answersOf(again.storage)).toEqual(['a'])
  })

  test.each(faults)('is %s: no migration without a backup', async (_, spoil) => {
    const dataDir = await usedFolder()
    const folder = join(dataDir, 'backups')
    rmSync(folder, { recursive: true })
    spoil(folder)
    const newer = temporaryFolder()
    cpSync(migrationsDir, newer, { recursive: true })
    writeFileSync(join(newer, 'progress', '9980_test.sql'), 'delete from setting;')
    const { storage } = storageOn(dataDir, newer)
    expect(await storage.open()).toMatchObject({ code: 'BACKUPS_FAILED', path: folder })
    await storage.close()
    const before = storageOn(dataDir)
    expect(await before.storage.open()).toBeNull()
    expect(readSettings(before.storage.current().progress)).toEqual({ theme: 'dark' })
    await before.storage.close()
    rmSync(folder)
    expect(await storage.open()).toBeNull()
  })

  test.runIf(canMount)('is full: what is saved stays, and room is enough to go on', async () => {
    const disk = smallDisk(400)
    const dataDir = await usedFolder()
    rmSync(join(dataDir, 'backups'), { recursive: true })
    symlinkSync(disk.path, join(dataDir, 'backups'))
    writeFileSync(join(disk.path, 'filler'), Buffer.alloc(380 * 1024))
    const { storage } = storageOn(dataDir)
    expect(await storage.open()).toBeNull()
    saveAnswer(storage, 'a', noon)
    await storage.settled()
    expect(storage.backups()).toMatchObject({ backups: [], trouble: { code: 'STORAGE_FULL' } })
    expect(readdirSync(disk.path)).toEqual(['filler'])
    rmSync(join(disk.path, 'filler'))
    await storage.backUp('manual')
    expect(storage.backups()).toMatchObject({ backups: [{ reason: 'manual' }], trouble: null })
    disk.remount('ro')
    await expect(storage.backUp('manual')).rejects.toThrow('BACKUPS_FAILED')
    expect(storage.backups().backups).toHaveLength(1)
    expect(answersOf(storage)).toEqual(['a'])
    disk.remount('rw')
    await storage.close()
  })

  test('can be a link to another folder, whose mode is its owner’s affair', async () => {
    const dataDir = temporaryFolder()
    const elsewhere = temporaryFolder()
    symlinkSync(elsewhere, join(dataDir, 'backups'))
    const { storage } = storageOn(dataDir)
    await storage.open()
    const { name } = await storage.backUp('manual')
    expect(readdirSync(elsewhere)).toEqual([name])
    expect(await storage.restore(join(dataDir, 'backups', name))).toBeNull()
    await storage.close()
    // A first day it is not, even while that disk is away.
    rmSync(join(dataDir, 'progress.db'))
    rmSync(elsewhere, { recursive: true })
    expect(await storageOn(dataDir).storage.open()).toMatchObject({ code: 'DATABASE_MISSING' })
    mkdirSync(elsewhere)
  })
})
