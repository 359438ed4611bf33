import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { writeSettings } from '../../electron/db/settings.ts'
import { createStorage } from '../../electron/data/storage.ts'
import { migrationsDir } from '../support/migrations-folder.ts'
import { expect, expectAccessible, test } from './lectern.ts'

const garbage = 'This is no database. '.repeat(500)

test.describe('a damaged progress file', () => {
  test.use({
    startOptions: {
      course: {},
      prepare(dataDir: string) {
        mkdirSync(dataDir, { recursive: true })
        writeFileSync(join(dataDir, 'progress.db'), garbage)
      },
    },
  })

  test('is left alone until the learner chooses, and is kept', async ({ page, lectern }) => {
    await page.goto(lectern.url)
    await expect(page.getByRole('heading', { name: 'The progress file is damaged' })).toBeVisible()
    await expectAccessible(page)
    expect(readFileSync(join(lectern.dataDir, 'progress.db'), 'utf8')).toBe(garbage)
    await page.getByRole('button', { name: 'Start with empty progress' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Start with empty progress' }).click()
    await expect(page.getByRole('heading', { name: 'Welcome to Lectern' })).toBeVisible()
    const said = await page
      .getByText(/The earlier file is kept as/)
      .first()
      .textContent()
    const kept = /kept as (.*)\.$/.exec(said!)![1]!
    expect(readFileSync(kept, 'utf8')).toBe(garbage)
  })
})

test.describe('a progress file that is gone', () => {
  test.use({
    startOptions: {
      course: {},
      prepare(dataDir: string) {
        const backups = join(dataDir, 'backups')
        mkdirSync(backups, { recursive: true })
        new SqliteDatabase(join(backups, 'progress-2026-11-24T12-00-00-000Z-routine.db'))
          .exec('vacuum')
          .close()
      },
    },
  })

  test('is not taken for a first day: its backups are shown', async ({ page, lectern }) => {
    await page.goto(lectern.url)
    await expect(page.getByRole('heading', { name: 'The progress file is missing' })).toBeVisible()
    await expect(page.getByRole('button', { name: /^Restore the backup of/ })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Start with empty progress' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Start with empty progress' }).click()
    await expect(page.getByRole('heading', { name: 'Welcome to Lectern' })).toBeVisible()
  })
})

test.describe('a progress file that is empty, without a backup', () => {
  test.use({
    startOptions: {
      course: {},
      prepare(dataDir: string) {
        mkdirSync(dataDir, { recursive: true })
        writeFileSync(join(dataDir, 'progress.db'), '')
      },
    },
  })

  test('is not taken for a first day, and a backup from elsewhere brings it back', async ({
    page,
    lectern,
  }) => {
    const title = page.getByRole('heading', { name: 'The progress file is empty' })
    await page.goto(lectern.url)
    await expect(title).toBeVisible()
    await expectAccessible(page)
    const chooser = page.locator('input[type=file]')
    await chooser.setInputFiles({ name: 'a.db', mimeType: '', buffer: Buffer.from(garbage) })
    await expect(page.getByRole('alert')).toContainText('This backup is damaged, so nothing was changed.')
    await expect(title).toBeVisible()

    const elsewhere = createStorage({
      dataDir: join(lectern.folder, 'elsewhere'),
      migrationsDir,
      now: Date.now,
      uptime: () => performance.now(),
      log: () => undefined,
    })
    await elsewhere.open()
    elsewhere.write((progress) => writeSettings(progress, { theme: 'dark', welcomed: true }))
    const { name } = await elsewhere.backUp('manual')
    await chooser.setInputFiles(elsewhere.findBackup(name) ?? '')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await elsewhere.close()
  })
})

test.describe('a folder in the place of the lock', () => {
  test.use({
    startOptions: {
      course: {},
      prepare: (dataDir: string) => void mkdirSync(join(dataDir, 'lectern.lock'), { recursive: true }),
    },
  })

  test('is named, and no progress is set aside for it', async ({ page, lectern }) => {
    await page.goto(lectern.url)
    await expect(page.getByRole('heading', { name: 'The data folder can’t be locked' })).toBeVisible()
    await expect(page.getByText(join(lectern.dataDir, 'lectern.lock'))).toBeVisible()
    await expect(page.getByRole('button', { name: 'Start with empty progress' })).toHaveCount(0)
    rmSync(join(lectern.dataDir, 'lectern.lock'), { recursive: true })
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { name: 'Welcome to Lectern' })).toBeVisible()
  })
})

test.describe('a progress file of a newer Lectern', () => {
  test.use({
    startOptions: {
      course: {},
      prepare(dataDir: string) {
        mkdirSync(dataDir, { recursive: true })
        const db = new SqliteDatabase(join(dataDir, 'progress.db'))
        db.pragma('user_version = 9990')
        db.exec('create table later (words text)')
        db.close()
      },
    },
  })

  test('is not touched, and says what to do', async ({ page, lectern }) => {
    const before = readFileSync(join(lectern.dataDir, 'progress.db'))
    await page.goto(lectern.url)
    await expect(
      page.getByRole('heading', { name: 'Your progress was saved by a newer Lectern' }),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(
      page.getByRole('heading', { name: 'Your progress was saved by a newer Lectern' }),
    ).toBeVisible()
    expect(readFileSync(join(lectern.dataDir, 'progress.db')).equals(before)).toBe(true)
  })
})

test.describe('a Lectern that was closed', () => {
  test.use({
    startOptions: { course: {} },
    tolerated: /Unable to preload CSS|dynamically imported module/,
  })

  test('says so in its window', async ({ opened: page, lectern }) => {
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
    await lectern.killAndRestart()
    await page.getByRole('link', { name: 'Notes' }).click()
    await expect(page.getByRole('heading', { name: 'Lectern has been closed' })).toBeVisible()
  })
})
