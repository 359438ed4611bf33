import { on } from 'node:events'
import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { StorageTrouble } from '../../db/trouble.ts'
import { ImportUnderWay } from '../refusals.ts'
import type { Trouble } from '../../contract/app.ts'
import type { ImportEvent, ImportRefusal } from '../../contract/transfer.ts'
import type { MergeCounts } from './merge.ts'

/** What a worker is started with. It ends as `canceled` once 1 is stored in `stop`, unless it's too late. */
export type ImportJob = { file: string; progressFile: string; stop: SharedArrayBuffer }

/** What a worker says: progress, `checked` when it waits to be told to merge, and one of the others as its last word. */
export type ImportMessage =
  | (Extract<ImportEvent, { kind: 'progress' }> & { phase: 'check' | 'merge' })
  | { kind: 'checked' }
  | { kind: 'merged'; counts: MergeCounts }
  | { kind: 'refused'; refusal: ImportRefusal; log: string | null }
  | { kind: 'canceled' }
  | { kind: 'trouble'; trouble: Trouble }

export type ImportStep = Exclude<ImportEvent, { kind: 'merged' }> | Extract<ImportMessage, { kind: 'merged' }>

export type Imports = ReturnType<typeof createImports>

/**
 * Imports files of progress, one at a time. A worker reads, checks and merges, so that the window goes on. While it
 * merges it has the database to itself; calls wait for that (`whenWritten`) instead of holding up the thread.
 * @param noteMerge called when a worker has changed the progress
 */
export function createImports({ log, noteMerge }: { log: (line: string) => void; noteMerge: () => void }) {
  let running: { uploadId: string; stop: () => void; ended: Promise<unknown> } | null = null
  let writing: Promise<unknown> | null = null

  return {
    isUnderWay: () => running !== null,

    /** Ends when no import holds the database; at once, if none does. */
    async whenWritten(): Promise<void> {
      while (writing) await writing
    },

    /**
     * @param beforeMerge to be done when the file is checked and before anything is written; may refuse by throwing
     * @throws ImportUnderWay, StorageTrouble
     */
    async *run(
      { uploadId, file, progressFile }: { uploadId: string; file: string; progressFile: string },
      beforeMerge: () => Promise<void>,
    ): AsyncGenerator<ImportStep> {
      if (running) throw new ImportUnderWay()
      const stop = new SharedArrayBuffer(4)
      const job: ImportJob = { file, progressFile, stop }
      const worker = new Worker(workerFile, {
        workerData: job,
        resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
      })
      worker.on('error', (error) => log(`The import ended with an error: ${String(error)}`))
      const ended = new Promise((resolve) => worker.once('exit', resolve))
      const mine = {
        uploadId,
        ended,
        stop() {
          Atomics.store(new Int32Array(stop), 0, 1)
          // One that waits to be told to merge looks then.
          worker.postMessage('stop')
        },
      }
      running = mine
      try {
        for await (const [message] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<
          [ImportMessage]
        >) {
          if (message.kind === 'checked') {
            yield { kind: 'progress', phase: 'backup', done: 0, total: 0 }
            await beforeMerge()
            const written = ended.then(() => {
              if (writing === written) writing = null
            })
            writing = written
            worker.postMessage('merge')
          } else if (message.kind === 'trouble') throw new StorageTrouble(message.trouble)
          else if (message.kind === 'refused') {
            if (message.log) log(message.log)
            yield { kind: 'refused', refusal: message.refusal }
          } else {
            if (message.kind === 'merged') noteMerge()
            yield message
          }
        }
      } finally {
        mine.stop()
        await ended
        running = null
      }
    },

    /** Ends the import of an upload, if it's under way and not too late. */
    cancel(uploadId: string): void {
      if (running?.uploadId === uploadId) running.stop()
    },

    /** Cancels what is under way and waits for its end. */
    async close(): Promise<void> {
      running?.stop()
      await running?.ended
    },
  }
}

/** A file of any size needs the memory of its longest line only. */
const mostMegabytes = 512

/** Beside this module, in the source as in the bundle. */
const workerFile = join(import.meta.dirname, `import-worker${extname(import.meta.filename)}`)
