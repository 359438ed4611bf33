import { join } from 'node:path'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const overrideConfigFile = join(root, 'build/eslint.config.mjs')
/** Without the rules that need types: the files here are in no project. */
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile,
  overrideConfig: tseslint.configs.disableTypeChecked,
})

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, filePath) })
  return (result?.messages ?? []).flatMap(({ ruleId }) => (ruleId ? [ruleId] : []))
}

test.each([
  ['Date.now()', 'no-restricted-syntax'],
  ['new Date()', 'no-restricted-syntax'],
  ['Math.random()', 'no-restricted-syntax'],
  ['process.env.HOME', 'no-restricted-globals'],
  ['performance.now()', 'no-restricted-globals'],
])('rules take clock and chance as arguments: %s is refused', async (code, rule) => {
  for (const folder of ['domain/exam', 'questions/single'])
    expect(await complaints(`electron/${folder}/x.ts`, `export const x = ${code}\n`)).toContain(rule)
})

test('a day made of a time is no clock', async () => {
  expect(await complaints('electron/domain/time/x.ts', 'export const x = new Date(0)\n')).toEqual([])
})

test('markup from strings is refused wherever it is written', async () => {
  expect(await complaints('renderer/ui/x.ts', "document.body.innerHTML = '<b>x</b>'\n")).toContain(
    'no-restricted-properties',
  )
  expect(await complaints('renderer/ui/X.vue', '<template><p v-html="x" /></template>\n')).toContain(
    'vue/no-v-html',
  )
})

test('a file of more than 300 lines is refused', async () => {
  const lines = Array.from({ length: 301 }, (_, line) => `export const x${line} = ${line}`).join('\n')
  for (const file of ['electron/domain/exam/x.ts', 'renderer/text/x.ts'])
    expect(await complaints(file, `${lines}\n`)).toContain('max-lines')
})

test.each(['electron/domain/exam/x.ts', 'electron/app.ts', 'renderer/text/x.ts'])(
  'a value that may be missing is not declared present in %s',
  async (file) => {
    expect(await complaints(file, "export const x = ['a'][0]!\n")).toContain(
      '@typescript-eslint/no-non-null-assertion',
    )
  },
)

/** Lower a number when you remove some; a folder that reaches 0 leaves this list and the rule's `ignores`. */
test.each([
  ['electron/data', 10],
  ['electron/db', 11],
  ['electron/services', 23],
])('%s declares a value present at most %i times', async (folder, most) => {
  const counter = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.ts'],
      languageOptions: { parser: tseslint.parser },
      plugins: { '@typescript-eslint': tseslint.plugin },
      rules: { '@typescript-eslint/no-non-null-assertion': 'error' },
    },
  })
  const results = await counter.lintFiles([`${folder}/**/*.ts`])
  expect(results.reduce((sum, { errorCount }) => sum + errorCount, 0)).toBeLessThanOrEqual(most)
})

test('a promise nobody waits for and a switch that forgets a case are refused', async () => {
  const typed = new ESLint({ cwd: root, overrideConfigFile })
  const code = `export async function wait(kind: 'a' | 'b') {
  switch (kind) {
    case 'a':
      return
  }
}
wait('a')
`
  const vue = `<script setup lang="ts">\n${code.replace('export ', '')}</script>\n<template><p /></template>\n`
  for (const [filePath, text] of [
    ['electron/app.ts', code],
    ['renderer/App.vue', vue],
  ] as const) {
    const [result] = await typed.lintText(text, { filePath: join(root, filePath) })
    const rules = result?.messages.map(({ ruleId }) => ruleId)
    expect(rules).toContain('@typescript-eslint/no-floating-promises')
    expect(rules).toContain('@typescript-eslint/switch-exhaustiveness-check')
  }
})
