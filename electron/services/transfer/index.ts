import { implement } from '@orpc/server'
import { transfer as contract } from '../../contract/transfer.ts'
import { importing, refusalOf, settle } from '../context.ts'
import { findRunningSitting } from '../../db/exam-sittings.ts'
import { listMissingCourses } from '../../data/import/merge.ts'
import { notHere, notNow } from '../refusals.ts'
import type { Context } from '../context.ts'

/** @throws NOT_NOW exam-running */
function refuseDuringExam({ storage }: Context): void {
  if (findRunningSitting(storage.current().progress)) throw notNow('exam-running')
}

/** These don't wait for an import to end: one of them ends it. */
const os = implement(contract).$context<Context>().use(importing)

export const transfer = os.router({
  import: os.import.handler(async function* ({ input: { uploadId }, context }) {
    const { storage, uploads, imports } = context
    const stores = storage.current()
    const file = uploads.find(uploadId)
    if (!file) throw notHere('upload')
    refuseDuringExam(context)
    try {
      const job = { uploadId, file, progressFile: stores.progress.name }
      const steps = imports.run(job, async () => {
        await storage.backUp('import')
        // Reading the file and the backup took their time.
        settle(context)
        refuseDuringExam(context)
      })
      for await (const step of steps)
        if (step.kind === 'merged') {
          const missingCourses = listMissingCourses(stores)
          yield { kind: 'merged', result: { ...step.counts, missingCourses } } as const
        } else yield step
    } catch (error) {
      throw refusalOf(error, context, ['transfer', 'import'])
    } finally {
      uploads.remove(uploadId)
    }
  }),

  cancel: os.cancel.handler(({ input: { uploadId }, context }) => {
    context.imports.cancel(uploadId)
    return {}
  }),
})
