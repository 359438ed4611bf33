import { execFile } from 'node:child_process'
import { createWriteStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { expect, test } from 'vitest'
import { seededRandom } from '../../../electron/domain/random/random.ts'
import { drawPopulation, simulateAnswers } from '../../bench/simulated-learners.ts'
import { temporaryFolder } from '../../support/folders.ts'

const script = join(import.meta.dirname, '../../../electron/shells/cli/forecast.ts')

type Run = { code: number; output: string; errors: string }

function forecast(...words: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...words], { encoding: 'utf8' }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output, errors }),
    )
  })
}

function fileOf(text: string): string {
  const path = join(temporaryFolder(), 'log.csv')
  writeFileSync(path, text)
  return path
}

test('prints one JSON object on the log of simulated learners', async () => {
  const path = join(temporaryFolder(), 'log.csv')
  const random = seededRandom(3)
  const answers = [...simulateAnswers(drawPopulation(random, 60), random)]
  const rows = answers.map((answer) => Object.values(answer).join(',') + '\n')
  await pipeline(['learner,item,skill,correct,difficulty\n', ...rows], createWriteStream(path))
  const { code, output, errors } = await forecast(path)
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  const printed = JSON.parse(output) as Record<string, number>
  expect(Object.keys(printed)).toEqual([
    'rows',
    'learners',
    'auc',
    'logLoss',
    'brier',
    'ece',
    'microsecondsPerStep',
  ])
  expect(printed).toMatchObject({ rows: rows.length, learners: 60 })
  expect(printed.auc).toBeGreaterThan(0.6)
  expect(printed.brier).toBeLessThan(0.25)
})

test('learners never see each other, and their rows may be mixed', async () => {
  const rows = (learner: string) =>
    ['1', '0', '1', '1', '0'].map((correct, nth) => `${learner},i${nth},s,${correct}`)
  const header = 'learner,item,skill,correct'
  const [one, two] = [rows('one'), rows('two')]
  const mixed = one.flatMap((row, nth) => [row, two[nth]!])
  const [inTurn, apart, alone] = await Promise.all(
    [mixed, [...one, ...two], one].map((body) => forecast(fileOf([header, ...body].join('\n')))),
  )
  const figures = ({ output }: Run) => {
    const { auc, logLoss, brier, ece } = JSON.parse(output) as Record<string, number>
    return [auc, logLoss, brier, ece].map((figure) => figure!.toFixed(9))
  }
  expect(figures(inTurn!)).toEqual(figures(apart!))
  expect(figures(alone!)).toEqual(figures(apart!))
})

test('reads columns in any order, quotes, a byte order mark, Windows lines, and empty difficulties', async () => {
  const path = fileOf(
    '\ufeffskill,correct,difficulty,item,learner,more\r\n"a, b",1,,"say ""x""",l,\r\n"a, b",0,3,i2,l,z\r\n,1,1,,l,\r\n',
  )
  const { code, output } = await forecast(path)
  expect(code).toBe(0)
  expect(JSON.parse(output)).toMatchObject({ rows: 3, learners: 1 })
})

test('only right answers have no area under a curve', async () => {
  const { output } = await forecast(fileOf('learner,item,skill,correct\nl,i,s,1\n'))
  expect(JSON.parse(output)).toMatchObject({ rows: 1, auc: null })
})

test('a bad file ends with 2 and one sentence that says what is wrong and where', async () => {
  const header = 'learner,item,skill,correct,difficulty\n'
  const cases: [string, RegExp][] = [
    ['', /no row of answers/],
    [header, /no row of answers/],
    ['learner,item,correct\nl,i,1\n', /lacks skill/],
    [`${header}l,i,s,1,2\nl,i,s,yes,2\n`, /Line 3: “correct” is 0 or 1, not “yes”/],
    [`${header}l,i,s,,2\n`, /Line 2: “correct”/],
    [`${header}l,i,s,1,4\n`, /Line 2: “difficulty” is 1 to 3/],
    [`${header}l,i,s,1\n`, /Line 2 has 4 cells, the header 5/],
    [`${header},i,s,1,2\n`, /Line 2 names no learner/],
  ]
  const runs = await Promise.all(cases.map(([text]) => forecast(fileOf(text))))
  for (const [nth, { code, output, errors }] of runs.entries()) {
    expect({ code, output }).toEqual({ code: 2, output: '' })
    expect(errors).toMatch(cases[nth]![1])
    expect(errors).not.toMatch(/at .*\.ts/)
  }
})

test('a file that is not there, a folder, and wrong usage end with 2', async () => {
  const folder = temporaryFolder()
  for (const [words, message] of [
    [[join(folder, 'none.csv')], /There is no such file/],
    [[folder], /This is a folder/],
    [[], /Name one CSV file/],
    [['a.csv', 'b.csv'], /Name one CSV file/],
  ] as const) {
    const { code, errors } = await forecast(...words)
    expect(code).toBe(2)
    expect(errors).toMatch(message)
  }
})
