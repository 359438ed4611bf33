import { mkdirSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { chapter } from './chapter.ts'
import { course } from './course.ts'
import { exam } from './exam.ts'
import { log } from './log.ts'
import { mark } from './mark.ts'
import { next } from './next.ts'
import { rebuild } from './rebuild.ts'
import { report } from './report.ts'
import { screen } from './screen.ts'
import { search } from './search.ts'
import { size } from './size.ts'
import { start } from './start.ts'
import type { Figure, Result } from './figure.ts'

/** By the name under which `npm run bench -- NAME` runs one alone. */
const figures: Record<string, Figure> = {
  mark,
  exam,
  search,
  start,
  size,
  screen,
  chapter,
  next,
  course,
  log,
  report,
  rebuild,
}

const root = join(import.meta.dirname, '../..')
// Not in the system's temporary folder: that may be memory, where a durable write costs nothing.
const home = join(root, 'node_modules/.cache/lectern-bench')

await run(process.argv.slice(2))

/** Measures the figures that are named, or all, and prints one JSON object on standard output. */
async function run(names: string[]): Promise<void> {
  const unknown = names.find((name) => !(name in figures))
  if (unknown) {
    console.error(`There is no figure "${unknown}". There are: ${Object.keys(figures).join(', ')}.`)
    process.exitCode = 2
    return
  }
  const results: Record<string, Result> = {}
  for (const [name, measure] of Object.entries(figures)) {
    if (names.length > 0 && !names.includes(name)) continue
    const folder = join(home, name)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const result = await measure({ folder, root, say: (line) => console.error(`${name}: ${line}`) })
    console.error(`${name}: ${result.holds ? 'holds' : 'misses'} ${result.goal}, ${describe(result)}`)
    results[name] = result
    rmSync(folder, { recursive: true, force: true })
  }
  const { model } = cpus()[0]!
  const machine = { node: process.version, platform: process.platform, processors: cpus().length, model }
  console.log(JSON.stringify({ machine, figures: results }, null, 2))
}

/** The figure itself, for who is watching. */
function describe({ ratio, size }: Result): string {
  return JSON.stringify(ratio ?? size ?? 'see the result')
}
