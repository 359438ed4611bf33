import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** Writes how many tests passed and failed to the file named in COUNTS_FILE, for `npm test` to add up. */
export default class CountReporter implements Reporter {
  private outcomes = new Map<string, boolean>()

  onTestEnd(test: TestCase, result: TestResult): void {
    this.outcomes.set(test.id, result.status === 'passed')
  }

  onEnd(): void {
    const file = process.env.COUNTS_FILE
    if (!file) return
    const passed = [...this.outcomes.values()].filter(Boolean).length
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify({ passed, failed: this.outcomes.size - passed }))
  }
}
