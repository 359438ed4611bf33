/** Runs every long test, one after the other: `npm run test:long`, or some of them by name. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const tests = ['power-cut', 'kills', 'course-update', 'hostile-imports', 'large-imports']
const chosen = process.argv.slice(2)
const unknown = chosen.find((name) => !tests.includes(name))
if (unknown !== undefined) {
  console.error(`There is no long test called "${unknown}". There are: ${tests.join(', ')}.`)
  process.exit(2)
}
let failed = 0
for (const name of chosen.length > 0 ? chosen : tests) {
  console.log(`\n── ${name}`)
  const { status } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, `${name}.ts`)],
    { stdio: 'inherit' },
  )
  if (status === 0) continue
  failed++
  console.log(`${name} failed`)
}
console.log(`\n${chosen.length > 0 ? chosen.length : tests.length} run, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
