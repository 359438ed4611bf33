import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { logTables } from '../../../electron/db/log-tables.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { changes, prepareTrial } from '../../support/hostile-import.ts'

/** A fixed seed and a moderate number of runs; tests/long/hostile-imports.ts goes further. */
const runs = { seed: 20261128, numRuns: 150 }

test('a changed export is refused, or every page still works', { timeout: 600_000 }, async () => {
  const trial = await prepareTrial(temporaryFolder())
  onTestFinished(trial.close)
  const tables = new Set(
    trial.honest.split('\n').flatMap((line) => /^\{"table":"(\w+)"/.exec(line)?.[1] ?? []),
  )
  expect(logTables.map(({ name }) => name).filter((name) => !tables.has(name) && name !== 'setting')).toEqual(
    [],
  )
  await fc.assert(
    fc.asyncProperty(changes, fc.constantFrom('empty' as const, 'full' as const), async (change, from) => {
      expect((await trial.attempt(change, from)).faults).toEqual([])
    }),
    runs,
  )
})
