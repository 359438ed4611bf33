import { implement } from '@orpc/server'
import { transfer as contract } from '../contract/transfer.ts'
import { refusing } from './context.ts'
import { settleExam } from './exam-end.ts'
import { assertReadable, mergeFile, RefusedImport } from './merge.ts'
import { notHere, notNow } from './refusals.ts'
import type { Context } from './context.ts'

const os = implement(contract).$context<Context>().use(refusing)

export const transfer = os.router({
  import: os.import.handler(async ({ input: { uploadId }, context }) => {
    const { storage, uploads, log } = context
    // Taken before the backup is waited for: it belongs to who asked.
    const stores = storage.current()
    const file = uploads.find(uploadId)
    if (!file) throw notHere('upload')
    if (settleExam(context)) throw notNow('exam-running')
    try {
      assertReadable(file)
      await storage.backUp('import')
      return { outcome: 'merged' as const, result: mergeFile(stores, file) }
    } catch (error) {
      if (!(error instanceof RefusedImport)) throw error
      if (error.cause) log(`${error.message} ${String(error.cause)}`)
      return { outcome: 'refused' as const, refusal: error.refusal }
    } finally {
      uploads.remove(uploadId)
    }
  }),
})
