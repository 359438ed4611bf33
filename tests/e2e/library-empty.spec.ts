import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, expectAccessible, test } from './lectern.ts'

test.use({ startOptions: { content: mkdtempSync(join(tmpdir(), 'lectern-no-courses-')) } })

test('an empty library says what will be here and how', async ({ opened: page }) => {
  await expect(page.getByRole('heading', { name: 'No courses yet' })).toBeVisible()
  await expect(page.getByText('A course comes as a .lectern file.')).toBeVisible()
  await expectAccessible(page)
})
