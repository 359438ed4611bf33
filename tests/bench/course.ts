import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeSyntheticCourse } from './synthetic-course.ts'
import type { Figure } from './figure.ts'
import type { CompileReport } from './compile-course.ts'

const run = promisify(execFile)
const longestPause = 250

/** Checks and compiles 500 chapters with 20,000 questions, and starts again on the same data. */
export const course: Figure = async ({ folder, say }) => {
  const contentDir = join(folder, 'content')
  say('writing 500 chapters and 20,000 questions')
  await writeSyntheticCourse(join(contentDir, 'synthetic'), { chapters: 500, questions: 20_000, seed: 1 })
  const compile = async (): Promise<CompileReport> => {
    const script = join(import.meta.dirname, 'compile-course.ts')
    const { stdout } = await run(process.execPath, [script, join(folder, 'data'), contentDir])
    return JSON.parse(stdout) as CompileReport
  }
  say('checking and compiling')
  const first = await compile()
  say('starting again')
  const second = await compile()
  return {
    what: 'Checking and compiling a course of 500 chapters and 20,000 questions, and the start after that',
    unit: 'ms and MB',
    goal: `the event loop never stands still for ${longestPause} ms, and the second start compiles nothing`,
    holds: first.longestPause <= longestPause && first.compiled > 0 && second.compiled === 0,
    first,
    second,
  }
}
