import { Worker } from 'node:worker_threads'
import { refuse } from '../../course/findings.ts'
import type { CoursePlace, ReadingStep } from '../../course/reading.ts'
import type { ReadingMessage, ReadingTask } from '../../course/reading-thread.ts'
import type { Progress } from '../../course/types.ts'

export type ReadingOptions = {
  today: Date
  onProgress: (progress: Progress) => void
  /** Ends the reading; its reason is thrown. */
  signal: AbortSignal
}

/** Reads a course step by step, as `readCourse` of the course format does. */
export type CourseReader = (place: CoursePlace, options: ReadingOptions) => AsyncGenerator<ReadingStep, void>

export type ReadingLimits = {
  /** How long the thread may work on one thing, such as a chapter, before it says how far it is. */
  milliseconds: number
  /** Of the thread's JavaScript heap. */
  megabytes: number
}

/** An honest course of 500 chapters needs some 30 ms a chapter, and 200 MB. */
const defaultLimits: ReadingLimits = { milliseconds: 60_000, megabytes: 1024 }

/** Time is counted in this many ticks: while a laptop sleeps nothing ticks, and the thread isn't slow. */
const mostTicks = 20

class NotStarted extends Error {}
class OverLimit extends Error {}

/**
 * Makes a reader that works in a thread of its own, which starts with the reading and ends with it, so that no
 * course stops the app or fills its memory. A course that goes over a limit is refused. Where no thread can be
 * started, the course is read in this one.
 * @param options.threadFile `course/reading-thread` as it runs here, source or built
 */
export function createCourseReader(options: {
  threadFile: string
  limits?: ReadingLimits
  log: (line: string) => void
}): CourseReader {
  const { threadFile, limits = defaultLimits, log } = options
  return async function* read(place, reading) {
    let progress: Progress | null = null
    const onProgress = (step: Progress) => {
      progress = step
      reading.onProgress(step)
    }
    const task: ReadingTask = { place, today: reading.today.getTime() }
    const thread = startThread(threadFile, task, limits, { ...reading, onProgress })
    try {
      yield* thread.steps()
    } catch (error) {
      if (error instanceof OverLimit) yield refusalOf(error, progress)
      else if (error instanceof NotStarted) {
        log(`A course is read without a thread of its own, because none could be started: ${error.message}`)
        const { readCourse } = await import('../../course/reading.ts')
        yield* readCourse(place, reading)
      } else throw error
    } finally {
      await thread.end()
    }
  }
}

function startThread(
  file: string,
  task: ReadingTask,
  limits: ReadingLimits,
  { onProgress, signal }: ReadingOptions,
) {
  const thread = new Worker(file, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  })
  let failure: unknown = null
  let isReady = false
  /** What the reader waits for; nothing while it is busy with the last step. */
  let awaited: PromiseWithResolvers<ReadingMessage> | null = null
  let silence = 0

  function fail(error: unknown): void {
    failure ??= error
    awaited?.reject(failure)
  }

  thread.on('message', (message: ReadingMessage) => {
    silence = 0
    if (message.kind === 'ready') isReady = true
    else if (message.kind === 'progress') onProgress(message)
    else {
      awaited?.resolve(message)
      awaited = null
    }
  })
  thread.on('error', (error: Error & { code?: string }) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') fail(new OverLimit('needs too much memory'))
    else fail(isReady ? error : new NotStarted(error.message))
  })
  thread.on('exit', () => fail(new Error('The thread that read a course ended before the course did.')))
  const watch = setInterval(() => {
    if (!awaited || (silence += 1) <= mostTicks) return
    fail(isReady ? new OverLimit('took too long') : new NotStarted('It did not start in time.'))
  }, limits.milliseconds / mostTicks)
  const stop = () => fail(signal.reason)
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()

  function ask(): Promise<ReadingMessage> {
    awaited = Promise.withResolvers()
    // Whoever waits hears of a failure; while nobody does, it isn't a fault of its own.
    awaited.promise.catch(() => undefined)
    if (failure) awaited.reject(failure)
    silence = 0
    thread.postMessage('next')
    return awaited.promise
  }

  return {
    /** The thread is at work on a step while the one before is used, and never further ahead. */
    async *steps(): AsyncGenerator<ReadingStep, void> {
      for (let coming = ask(); ;) {
        const step = await coming
        if (step.kind === 'end') return
        coming = ask()
        yield step as ReadingStep
      }
    },
    async end(): Promise<void> {
      clearInterval(watch)
      signal.removeEventListener('abort', stop)
      await thread.terminate()
    },
  }
}

function refusalOf({ message }: OverLimit, progress: Progress | null): ReadingStep {
  const isInChapter = progress?.phase === 'check' && progress.done < progress.total
  const where = isInChapter ? ` at chapter ${progress.done + 1} of ${progress.total}` : ''
  const { findings } = refuse(
    'reading-stopped',
    '.',
    `Reading this course ${message}, so Lectern stopped${where}: ask its author for a version with shorter chapters.`,
  )
  return { kind: 'refused', findings, findingsTotal: findings.length }
}
