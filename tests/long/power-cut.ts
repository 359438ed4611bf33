/**
 * Cuts the power: traces the system calls of a working app, builds what its data folder would be after a power
 * cut at many moments, and looks whether anything that the app had said is safe is missing. `npm run test:long`.
 */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { checks, lossesIn } from './checks.ts'
import { Disk } from './disk.ts'
import { inStage, scenarioNames, setStage, workCommand } from './scenarios.ts'
import { readTrace, straceArguments } from './trace.ts'
import type { Check } from './checks.ts'
import type { NamesLast } from './disk.ts'
import type { ScenarioName, Stage } from './scenarios.ts'
import type { Operation } from './trace.ts'

/** Moments at which the power is cut, for each of three kinds of disk, clean and torn. */
const points: Record<ScenarioName, number> = {
  answers: 350,
  courses: 60,
  learners: 40,
  backups: 60,
  restores: 60,
}

const disks: NamesLast[] = ['now', 'ext4', 'strict']
const only = process.argv.slice(2)

if (spawnSync('strace', ['-V']).status !== 0) {
  console.error('The power-cut test needs Linux and strace (Debian: apt-get install strace).')
  process.exit(2)
}
let failures = 0
await inStage(async (stage) => {
  for (const name of scenarioNames) if (only.length === 0 || only.includes(name)) await run(name, stage)
})
process.exit(failures === 0 ? 0 : 1)

async function run(name: ScenarioName, stage: Stage): Promise<void> {
  const { folder, dataDir, before } = stage
  await setStage(stage)
  const trace = join(folder, 'trace')
  const { status } = spawnSync('strace', [...straceArguments(trace), ...workCommand(name, stage)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, UV_USE_IO_URING: '0' },
  })
  if (status !== 0) throw new Error(`The work "${name}" failed.`)
  const operations = await readTrace(trace, dataDir)
  rmSync(trace)
  const cuts = { operations, before, stage, points: points[name], check: checks[name] }
  for (const namesLast of disks)
    report(`${name}, names last: ${namesLast}`, await cut({ ...cuts, namesLast }))
  if (name !== 'answers') return
  // As with synchronous=NORMAL: a test that loses nothing here couldn't see a loss.
  const careless = withoutFlushes(operations)
  const control = await cut({ ...cuts, operations: careless, namesLast: 'now', points: 50 })
  if (control.losses.size === 0) failures++
  console.log(`answers without flushes (must lose): ${control.lossy} of ${control.images} images lost some`)
}

function withoutFlushes(operations: Operation[]): Operation[] {
  const journals = new Set<number>()
  return operations.filter((operation) => {
    if (operation.kind === 'open')
      if (operation.path.endsWith('-wal')) journals.add(operation.fd)
      else journals.delete(operation.fd)
    return !(operation.kind === 'sync' && journals.has(operation.fd))
  })
}

type Cuts = {
  operations: Operation[]
  before: string
  stage: Stage
  namesLast: NamesLast
  points: number
  check: Check
}
type Found = { images: number; lossy: number; losses: Map<string, string> }

async function cut({ operations, before, stage, namesLast, points, check }: Cuts): Promise<Found> {
  const image = join(stage.folder, 'image')
  const random = randomFrom(7)
  const disk = new Disk(before, namesLast)
  const said: string[] = []
  const every = Math.max(1, Math.floor(operations.length / points))
  const found: Found = { images: 0, lossy: 0, losses: new Map() }
  for (const [index, operation] of operations.entries()) {
    disk.step(operation)
    if (operation.kind === 'say') said.push(operation.line)
    // Just after something was said is when a promise is easiest to break.
    if (index % every !== 0 && !(operation.kind === 'say' && random() < 0.3)) continue
    for (const torn of [false, true]) {
      disk.writeImage(image, torn, random)
      found.images++
      const losses = await lossesIn(check, image, said, stage.contentDir)
      if (losses.length > 0) found.lossy++
      for (const loss of losses) if (!found.losses.has(loss)) found.losses.set(loss, `operation ${index}`)
    }
  }
  return found
}

function report(title: string, { images, lossy, losses }: Found): void {
  console.log(`${title}: ${lossy} of ${images} images lost something`)
  if (lossy === 0) return
  failures++
  for (const [loss, where] of [...losses].slice(0, 5)) console.log(`  ${loss} (${where})`)
}

/** Repeats from run to run; mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
