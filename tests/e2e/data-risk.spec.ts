import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { dataRisk as words } from '../../renderer/text/data-risk.ts'
import { text } from '../../renderer/text/en.ts'
import { expect, expectAccessible, test } from './lectern.ts'

const risk = { kind: 'synced', service: 'Syncthing' } as const

test.use({
  startOptions: {
    course: {},
    prepare: (dataDir) => void mkdirSync(join(dataDir, '../.stfolder'), { recursive: true }),
  },
})

test('a data folder that is synced is named in the library until that is dismissed, and in Settings always', async ({
  opened: page,
  lectern,
}) => {
  const notice = page.getByRole('region', { name: words.title(risk) })
  await expect(notice).toContainText(words.what(risk))
  await expect(notice).toContainText(lectern.dataDir)
  await expectAccessible(page)
  await notice.getByRole('button', { name: words.dismiss }).click()
  await expect(notice).toHaveCount(0)
  await page.waitForLoadState('networkidle')

  await page.goto(await lectern.killAndRestart())
  await expect(page.getByRole('heading', { level: 1, name: text.library.title })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await expect(notice).toHaveCount(0)
  await page.getByRole('link', { name: text.common.settings }).click()
  await expect(notice).toContainText(lectern.dataDir)
  await expect(notice.getByRole('button')).toHaveCount(0)
  await expectAccessible(page)
})
