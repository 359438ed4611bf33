/**
 * Kills a working app at random moments, 60 times for each kind of work, and looks whether anything that it had
 * said is safe is missing.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { checks, lossesIn } from './checks.ts'
import { inStage, scenarioNames, setStage, workCommand } from './scenarios.ts'
import type { ScenarioName, Stage } from './scenarios.ts'

const kills = 60
const only = process.argv.slice(2)

let failures = 0
await inStage(async (stage) => {
  for (const name of scenarioNames) if (only.length === 0 || only.includes(name)) await killOften(name, stage)
})
process.exit(failures === 0 ? 0 : 1)

async function killOften(name: ScenarioName, stage: Stage): Promise<void> {
  await setStage(stage)
  const { lines: mostLines } = await work(name, stage, Infinity, 0)
  let said = 0
  let lossy = 0
  for (let kill = 0; kill < kills; kill++) {
    await setStage(stage)
    const { lines } = await work(name, stage, Math.random() * mostLines.length, Math.random() * 20)
    said += lines.length
    const losses = await lossesIn(checks[name], stage.dataDir, lines, stage.contentDir)
    if (losses.length > 0) lossy++
    for (const loss of losses.slice(0, 3)) console.log(`  ${loss}`)
  }
  if (lossy > 0) failures++
  console.log(`${name}: ${lossy} of ${kills} kills lost something of ${said} promises`)
}

/**
 * Lets a process work and kills it once it has said `most` lines and `delay` milliseconds have passed.
 * @returns what it said
 */
async function work(
  name: ScenarioName,
  stage: Stage,
  most: number,
  delay: number,
): Promise<{ lines: string[] }> {
  const [program = '', ...programArguments] = workCommand(name, stage)
  const child = spawn(program, programArguments, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const kill = () => setTimeout(() => child.kill('SIGKILL'), delay)
  if (most < 1) setTimeout(kill, Math.random() * 400)
  const reading = createInterface(child.stdout)
  reading.on('line', (line) => {
    lines.push(line)
    if (lines.length === Math.floor(most)) kill()
  })
  const closed = once(reading, 'close')
  const [code] = (await once(child, 'exit')) as [number | null]
  await closed
  if (code !== 0 && code !== null) throw new Error(`The work "${name}" failed.`)
  return { lines }
}
