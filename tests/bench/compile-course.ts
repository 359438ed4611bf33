/** Run by the benchmark in a process of its own: starts the app, waits for its courses, says what that took. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createApp } from '../../electron/app.ts'

export type CompileReport = {
  chapters: number
  questions: number
  /** Chapters that were compiled and stored. */
  compiled: number
  milliseconds: number
  peakMegabytes: number
  longestPause: number
}

const [dataDir, contentDir] = process.argv.slice(2)
const started = performance.now()
const delay = monitorEventLoopDelay({ resolution: 5 })
const app = await createApp({
  dataDir: dataDir!,
  contentDirs: [contentDir!],
  rendererDir: null,
  version: '0.0.0-bench',
  shell: 'cli',
  log: (line) => console.error(line),
})
delay.enable()
let compiled = 0
for await (const event of await app.api.library.preparation())
  if (event.kind === 'progress' && event.phase === 'store') compiled = event.done
await app.whenPrepared()
delay.disable()
const [course] = await app.api.library.list()
const report: CompileReport = {
  chapters: course!.chapters,
  questions: course!.questions,
  compiled,
  milliseconds: Math.round(performance.now() - started),
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  longestPause: Math.round(delay.max / 1e6),
}
await app.close()
console.log(JSON.stringify(report))
