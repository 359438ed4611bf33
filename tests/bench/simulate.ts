import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { seededRandom } from '../../electron/domain/random/random.ts'
import { drawPopulation, simulateAnswers } from './simulated-learners.ts'

/**
 * Writes a log of simulated learners for `npm run forecast`:
 * `node build/run.mjs tests/bench/simulate.ts FILE.csv [--learners 300] [--rows 300000] [--seed 1]`
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    learners: { type: 'string', default: '300' },
    rows: { type: 'string', default: 'Infinity' },
    seed: { type: 'string', default: '1' },
  },
})
const [path] = positionals
if (path === undefined) throw new Error('Name the file to write.')
await pipeline(lines(), createWriteStream(path))

function* lines(): Generator<string> {
  const random = seededRandom(Number(values.seed))
  const population = drawPopulation(random, Number(values.learners))
  yield 'learner,item,skill,correct,difficulty\n'
  let left = Number(values.rows)
  for (const { learner, item, skill, correct, difficulty } of simulateAnswers(population, random)) {
    if (left-- <= 0) return
    yield `${learner},${item},${skill},${correct},${difficulty}\n`
  }
}
