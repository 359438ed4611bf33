/**
 * Changes one thing at random in an honest export, thousands of times, and imports the result: it's refused, or every
 * page still works. Usage: node build/run.mjs tests/long/hostile-imports.ts [RUNS] [SEED]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { changes, prepareTrial } from '../support/hostile-import.ts'

const numRuns = Number(process.argv[2] ?? 5_000)
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31))
const folder = mkdtempSync(join(tmpdir(), 'lectern-hostile-'))
const trial = await prepareTrial(folder)
let refused = 0
let merged = 0
const result = await fc.check(
  fc.asyncProperty(changes, fc.constantFrom('empty' as const, 'full' as const), async (change, from) => {
    const outcome = await trial.attempt(change, from)
    if (outcome.refused) refused++
    else merged++
    if (outcome.faults.length > 0) throw new Error(outcome.faults.join('; '))
  }),
  { seed, numRuns },
)
await trial.close()
rmSync(folder, { recursive: true, force: true })
if (result.failed) console.error(fc.defaultReportMessage(result), result.errorInstance)
console.log(
  `hostile imports, seed ${seed}: ${refused} refused, ${merged} merged with every page at work${result.failed ? ', then one that broke a page' : ''}`,
)
process.exit(result.failed ? 1 : 0)
