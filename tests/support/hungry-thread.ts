/** Stands in for the thread that reads a course: takes all the memory that it can get. */
import { parentPort } from 'node:worker_threads'

const taken: number[][] = []
parentPort?.postMessage({ kind: 'ready' })
parentPort?.on('message', () => {
  for (;;) taken.push(Array.from({ length: 1000 }, (_, index) => index + taken.length))
})
