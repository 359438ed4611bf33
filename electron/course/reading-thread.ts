/**
 * Reads one course in a thread of its own, so that the app goes on meanwhile and can end a reading that takes too
 * long. Started with a `ReadingTask`, it says `ready` once it runs. Each message then asks for the next step and is
 * answered with it, with `end` after the last one. Progress comes in between.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { readCourse } from './reading.ts'
import type { CoursePlace, ReadingStep } from './reading.ts'
import type { Progress } from './types.ts'

/** `today` in milliseconds since 1970. */
export type ReadingTask = { place: CoursePlace; today: number }

export type ReadingMessage =
  { kind: 'ready' } | { kind: 'end' } | ({ kind: 'progress' } & Progress) | ReadingStep

if (!parentPort) throw new Error('This is a thread of the app and is not started by itself.')
const port = parentPort
const say = (message: ReadingMessage) => port.postMessage(message)
const { place, today } = workerData as ReadingTask
const reading = readCourse(place, {
  today: new Date(today),
  onProgress: (progress) => say({ kind: 'progress', ...progress }),
})

async function answer(): Promise<void> {
  const { done, value } = await reading.next()
  if (!done) return say(value)
  say({ kind: 'end' })
  port.close()
}

port.on('message', () => void answer())
say({ kind: 'ready' })
