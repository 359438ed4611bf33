import { createReadStream } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { learnAnswer, newKnowledge } from '../../domain/knowledge/estimate.ts'
import { judgePredictions } from '../../domain/knowledge/prediction-quality.ts'
import { pathOf, runCommand, WrongUsage } from './command.ts'
import { readColumns, readRow } from './forecast-rows.ts'
import type { Knowledge } from '../../domain/knowledge/estimate.ts'
import type { ForecastRow } from './forecast-rows.ts'

const usage = `Usage: npm run -s forecast -- FILE.csv

Replays a log of answers through the knowledge estimate: each answer is predicted from the same learner's
earlier ones, then taken in. Prints one JSON object: rows, learners, auc, logLoss, brier, ece, microsecondsPerStep.

FILE.csv has the header learner,item,skill,correct and, if known, difficulty (1 to 3), in any order; its rows are
in time order. Exits with 2 when the file cannot be read or is not of this form.
`

const batchSize = 4_096

await runCommand({
  usage,
  options: {},
  async work({ words: [name, ...more] }) {
    if (name === undefined || more.length > 0) throw new WrongUsage('Name one CSV file.')
    try {
      process.stdout.write(JSON.stringify(await replay(pathOf('forecast', name))) + '\n')
      return 0
    } catch (error) {
      process.stderr.write(`${name}: ${sentenceOf(error)}\n`)
      return 2
    }
  },
})

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : null
  if (code === 'ENOENT') return 'There is no such file.'
  return code === 'EISDIR' ? 'This is a folder, not a CSV file.' : error.message
}

/** Reads the file line by line, however long it is; only the predictions stay in memory. */
async function replay(path: string) {
  const learners = new Map<string, Knowledge>()
  const predicted: number[] = []
  const happened: number[] = []
  let milliseconds = 0
  let batch: ForecastRow[] = []
  const replayBatch = () => {
    const start = performance.now()
    for (const { learner, attempt, right } of batch) {
      const knowledge = learners.get(learner) ?? newKnowledge()
      learners.set(learner, knowledge)
      predicted.push(learnAnswer(knowledge, attempt, right))
    }
    milliseconds += performance.now() - start
    for (const { right } of batch) happened.push(right ? 1 : 0)
    batch = []
  }

  const file = createReadStream(path, 'utf8')
  const lines = createInterface({ input: file, crlfDelay: Infinity })
  // Without this an error of the stream would end the process before the loop sees it.
  const failed = new Promise<never>((_, reject) => file.on('error', reject))
  failed.catch(() => lines.close())
  let columns: ReturnType<typeof readColumns> | null = null
  let number = 0
  for await (const line of lines) {
    number++
    if (columns === null) columns = readColumns(line)
    else if (line !== '') {
      batch.push(readRow(line, columns, number))
      if (batch.length === batchSize) replayBatch()
    }
  }
  if (file.errored) throw file.errored
  replayBatch()
  if (predicted.length === 0) throw new Error('There is no row of answers in this file.')
  return {
    rows: predicted.length,
    learners: learners.size,
    ...judgePredictions(predicted, happened),
    microsecondsPerStep: (1_000 * milliseconds) / predicted.length,
  }
}
