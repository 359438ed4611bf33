import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../../db/open.ts'
import { troubleOf } from '../../db/trouble.ts'
import { checkFile, mergeFile } from './merge.ts'
import { RefusedImport } from './refused-import.ts'
import type { ImportJob, ImportMessage } from './imports.ts'
import type { Checked } from './merge.ts'

/** Runs an import off the thread that answers the window, on a connection of its own: see `imports.ts`. */

const { file, progressFile, stop } = workerData as ImportJob
const flag = new Int32Array(stop)
const say = (message: ImportMessage) => parentPort?.postMessage(message)

class CanceledImport extends Error {}

function follow(phase: 'check' | 'merge') {
  return (done: number, total: number): void => {
    if (Atomics.load(flag, 0) === 1) throw new CanceledImport()
    say({ kind: 'progress', phase, done, total })
  }
}

function check(): void {
  const checked = checkFile(file, follow('check'))
  parentPort?.once('message', () => {
    attempt(() => merge(checked))
    parentPort?.close()
  })
  say({ kind: 'checked' })
}

function merge(checked: Checked): void {
  const onProgress = follow('merge')
  onProgress(0, 1)
  const progress = openDatabase(progressFile)
  try {
    say({ kind: 'merged', counts: mergeFile(progress, file, checked, onProgress) })
  } finally {
    progress.close()
  }
}

function attempt(work: () => void): void {
  try {
    work()
  } catch (error) {
    say(messageOf(error))
    parentPort?.close()
  }
}

/** @throws what is neither the file's fault nor the disk's, which ends the worker */
function messageOf(error: unknown): ImportMessage {
  if (error instanceof CanceledImport) return { kind: 'canceled' }
  if (error instanceof RefusedImport) {
    const { message, cause, refusal } = error
    return { kind: 'refused', refusal, log: cause ? `${message} ${String(cause)}` : null }
  }
  const trouble = troubleOf(error, progressFile)
  if (!trouble) throw error
  return { kind: 'trouble', trouble }
}

attempt(check)
