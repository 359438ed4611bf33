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
  ['electron/questions/x.ts', 'node:crypto'],
  ['electron/questions/x.ts', 'yaml'],
  ['electron/questions/x.ts', 'zod'],
  ['electron/questions/grid/x.ts', '../../contract/content.ts'],
  ['electron/questions/grid/x.ts', '../../course/fields.ts'],
  ['electron/questions/grid/x.ts', '../../domain/random.ts'],
  ['electron/domain/x.ts', '../db/library.ts'],
  ['electron/domain/x.ts', 'better-sqlite3'],
  ['electron/domain/x.ts', 'node:crypto'],
  ['electron/course/x.ts', '../services/library.ts'],
  ['electron/db/x.ts', '../services/library.ts'],
  ['electron/db/x.ts', 'yaml'],
  ['electron/db/x.ts', '../questions/index.ts'],
  ['electron/services/x.ts', 'electron'],
  ['electron/services/x.ts', 'better-sqlite3'],
  ['electron/shells/browser/x.ts', 'electron'],
  ['electron/shells/cli/x.ts', '../../../renderer/api.ts'],
  ['electron/shells/electron/x.ts', 'better-sqlite3'],
  ['renderer/ui/x.ts', 'pinia'],
  ['renderer/ui/x.ts', '../features/reader/store.ts'],
  ['renderer/ui/x.ts', '../api.ts'],
  ['renderer/ui/x.ts', '../../electron/questions/index.ts'],
  ['renderer/ui/x.ts', '../../electron/questions/grid/read.ts'],
  ['renderer/session.ts', '../electron/services/library.ts'],
  ['renderer/features/reader/x.ts', '../library/store.ts'],
  ['renderer/features/reader/x.ts', '../../../electron/domain/grading.ts'],
  ['renderer/features/practice/x.ts', '../exam/store.ts'],
  ['renderer/features/practice/x.ts', '../../../electron/questions/grid/view.ts'],
  ['renderer/features/check/x.ts', 'node:fs'],
  ['renderer/features/check/x.ts', 'zod'],
] as const

test.each(misplaced)('%s may not import %s', async (file, imported) => {
  expect(await complaints(file, `import '${imported}'\n`)).toContain('no-restricted-imports')
})

const inPlace = [
  ['electron/contract/x.ts', 'zod/mini'],
  ['electron/contract/x.ts', '../questions/index.ts'],
  ['electron/questions/grid/x.ts', 'zod/mini'],
  ['electron/questions/grid/x.ts', '../schema.ts'],
  ['electron/domain/x.ts', '../questions/index.ts'],
  ['electron/course/questions/x.ts', '../../questions/index.ts'],
  ['electron/services/x.ts', '../domain/grading.ts'],
  ['electron/shells/electron/x.ts', 'electron'],
  ['renderer/ui/question/grid/x.ts', '../../../../electron/questions/grid/view.ts'],
  ['renderer/ui/x.ts', '../../electron/contract/content.ts'],
  ['renderer/features/reader/x.ts', '../../../electron/contract/reader.ts'],
  ['renderer/features/reader/x.ts', '../../ui/toast.ts'],
] as const

test.each(inPlace)('%s may import %s', async (file, imported) => {
  expect(await complaints(file, `import '${imported}'\n`)).not.toContain('no-restricted-imports')
})

test.each(['Date.now()', 'Math.random()', 'performance.now()', 'process.env.HOME'])(
  'questions may not ask for %s',
  async (ambient) => {
    const said = await complaints('electron/questions/grid/x.ts', `export const x = ${ambient}\n`)
    expect(said.filter((rule) => /^no-restricted-(globals|syntax)$/.test(rule))).toHaveLength(1)
  },
)

test('markup from strings is refused wherever it is written', async () => {
  expect(await complaints('renderer/ui/x.ts', "document.body.innerHTML = '<b>x</b>'\n")).toContain(
    'no-restricted-properties',
  )
  expect(await complaints('renderer/ui/X.vue', '<template><p v-html="x" /></template>\n')).toContain(
    'vue/no-v-html',
  )
})
