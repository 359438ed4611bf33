import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const countsDir = mkdtempSync(join(tmpdir(), 'lectern-counts-'))
const counts = { unit: join(countsDir, 'unit.json'), e2e: join(countsDir, 'e2e.json') }

type Step = { name: string; script: string; options: string[]; counts?: string }

const steps: Step[] = [
  {
    name: 'format',
    script: 'node_modules/prettier/bin/prettier.cjs',
    options: [
      '--config',
      'build/prettier.config.mjs',
      '--ignore-path',
      'build/prettierignore',
      '--check',
      '.',
    ],
  },
  { name: 'lint', script: 'build/lint.ts', options: [] },
  { name: 'types', script: 'build/types.ts', options: [] },
  {
    name: 'unit',
    script: 'node_modules/vitest/vitest.mjs',
    options: [
      'run',
      '--config=build/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${counts.unit}`,
    ],
    counts: counts.unit,
  },
  { name: 'end-to-end', script: 'build/e2e.ts', options: [], counts: counts.e2e },
]

/** Every check of the project, each run even when an earlier one failed; the last line adds them up. */
let passed = 0
let failed = 0
for (const step of steps) {
  console.log(`\n── ${step.name}`)
  const { status } = spawnSync(process.execPath, [step.script, ...step.options], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, COUNTS_FILE: counts.e2e },
  })
  const counted = step.counts ? readCounts(step.counts) : null
  if (counted) {
    passed += counted.passed
    failed += counted.failed
  }
  if (status === 0 && !counted && !step.counts) passed++
  if (status !== 0 && !counted?.failed) failed++
  if (status !== 0) console.log(`${step.name} failed`)
}
rmSync(countsDir, { recursive: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function readCounts(file: string): { passed: number; failed: number } | null {
  if (!existsSync(file)) return null
  const counted = JSON.parse(readFileSync(file, 'utf8')) as {
    passed?: number
    failed?: number
    numPassedTests?: number
    numFailedTests?: number
  }
  return {
    passed: counted.passed ?? counted.numPassedTests ?? 0,
    failed: counted.failed ?? counted.numFailedTests ?? 0,
  }
}
