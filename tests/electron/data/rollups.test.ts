import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../electron/db/open.ts'
import { computeRollups, readRollups, rebuildRollups } from '../../../electron/data/rollups.ts'
import { examApp } from '../../support/exam-app.ts'
import { steps, take } from '../../support/learner-steps.ts'

test(
  'what is rolled up is exactly what the logs add up to, whatever the learner did',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const app = await examApp({ exam: [3, 3, 3, 3], practice: [7, 2, 2, 2], recall: true })
        const known = { sat: [], practised: [] }
        for (const step of taken) await take(app, step, known)
        const progress = openDatabase(join(app.dataDir, 'progress.db'))
        const rolledUp = readRollups(progress)
        expect(rolledUp).toEqual(computeRollups(progress))
        rebuildRollups(progress)
        expect(readRollups(progress)).toEqual(rolledUp)
        progress.close()
        await app.close()
      }),
      { numRuns: 25 },
    )
  },
)
