import { join } from 'node:path'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const eslint = new ESLint({ cwd: root, overrideConfigFile: join(root, 'build/eslint.config.mjs') })

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, filePath) })
  return result!.messages.flatMap(({ ruleId }) => (ruleId ? [ruleId] : []))
}

/** One line in the wrong place for each row of the README's layer table. */
const misplaced = [
  ['electron/contract/x.ts', 'node:fs'],
  ['electron/contract/x.ts', '../domain/grading.ts'],
  ['electron/contract/x.ts', 'zod'],
  ['electron/domain/x.ts', '../db/library.ts'],
  ['electron/domain/x.ts', 'better-sqlite3'],
  ['electron/domain/x.ts', 'node:crypto'],
  ['electron/course/x.ts', '../services/library.ts'],
  ['electron/db/x.ts', '../services/library.ts'],
  ['electron/db/x.ts', 'yaml'],
  ['electron/services/x.ts', 'electron'],
  ['electron/services/x.ts', 'better-sqlite3'],
  ['electron/shells/browser/x.ts', 'electron'],
  ['electron/shells/cli/x.ts', '../../../renderer/api.ts'],
  ['electron/shells/electron/x.ts', 'better-sqlite3'],
  ['renderer/ui/x.ts', 'pinia'],
  ['renderer/ui/x.ts', '../features/reader/store.ts'],
  ['renderer/ui/x.ts', '../api.ts'],
  ['renderer/ui/x.ts', '../app/session.ts'],
  ['renderer/ui/x.ts', '../shared/turns.ts'],
  ['renderer/text/x.ts', 'vue'],
  ['renderer/text/x.ts', '../ui/toast.ts'],
  ['renderer/text/x.ts', '../features/exam/rules.ts'],
  ['renderer/text/x.ts', 'node:fs'],
  ['renderer/shared/x.ts', 'vue'],
  ['renderer/shared/x.ts', '../api.ts'],
  ['renderer/shared/x.ts', '../app/attempt.ts'],
  ['renderer/shared/x.ts', '../text/en.ts'],
  ['renderer/app/x.ts', '../features/exam/rules.ts'],
  ['renderer/app/x.ts', '../router.ts'],
  ['renderer/app/session.ts', '../../electron/services/library.ts'],
  ['renderer/main.ts', '../electron/services/library.ts'],
  ['renderer/features/reader/x.ts', '../library/store.ts'],
  ['renderer/features/reader/x.ts', '../../../electron/db/library.ts'],
  ['renderer/features/reader/x.ts', '../../router.ts'],
  ['renderer/features/practice/x.ts', '../exam/store.ts'],
  ['renderer/features/check/x.ts', 'node:fs'],
  ['renderer/features/check/x.ts', 'zod'],
] as const

test.each(misplaced)('%s may not import %s', async (file, imported) => {
  expect(await complaints(file, `import '${imported}'\n`)).toContain('no-restricted-imports')
})

const inPlace = [
  ['electron/contract/x.ts', 'zod/mini'],
  ['electron/services/x.ts', '../domain/grading.ts'],
  ['electron/shells/electron/x.ts', 'electron'],
  ['renderer/ui/x.ts', '../../electron/contract/content.ts'],
  ['renderer/features/reader/x.ts', '../../../electron/contract/reader.ts'],
  ['renderer/features/reader/x.ts', '../../../electron/domain/calendar-day.ts'],
  ['renderer/features/reader/x.ts', '../../ui/toast.ts'],
  ['renderer/features/reader/x.ts', '../../app/router.ts'],
  ['renderer/app/x.ts', '../api.ts'],
  ['renderer/app/x.ts', './router.ts'],
  ['renderer/app/x.ts', '../shared/turns.ts'],
  ['renderer/text/x.ts', '../../electron/contract/app.ts'],
  ['renderer/shared/x.ts', '../../electron/domain/calendar-day.ts'],
] as const

test.each(inPlace)('%s may import %s', async (file, imported) => {
  expect(await complaints(file, `import '${imported}'\n`)).not.toContain('no-restricted-imports')
})

test('markup from strings is refused wherever it is written', async () => {
  expect(await complaints('renderer/ui/x.ts', "document.body.innerHTML = '<b>x</b>'\n")).toContain(
    'no-restricted-properties',
  )
  expect(await complaints('renderer/ui/X.vue', '<template><p v-html="x" /></template>\n')).toContain(
    'vue/no-v-html',
  )
})
