import { implement } from '@orpc/server'
import { transfer as contract } from '../../contract/transfer.ts'
import { answering, refusalOf } from '../context.ts'
import { settleExam } from '../../data/exam-end.ts'
import { listMissingCourses } from '../../data/import/merge.ts'
import { notHere, notNow } from '../refusals.ts'
import type { Context } from '../context.ts'

/** These don't wait for an import to end: one of them ends it. */
const os = implement(contract).$context<Context>().use(answering)

export const transfer = os.router({
  import: os.import.handler(async function* ({ input: { uploadId }, context }) {
    const { storage, uploads, imports } = context
    const stores = storage.current()
    const file = uploads.find(uploadId)
    if (!file) throw notHere('upload')
    if (settleExam(context)) throw notNow('exam-running')
    try {
      const job = { uploadId, file, progressFile: stores.progress.name }
      const steps = imports.run(job, async () => {
        await storage.backUp('import')
        if (settleExam(context)) throw notNow('exam-running')
      })
      for await (const step of steps)
        if (step.kind === 'merged') {
          storage.noteWrite()
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
