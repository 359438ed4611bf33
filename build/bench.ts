import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildIfStale } from './build.ts'
import { findOrInstallChromium } from './chromium.ts'

const root = join(import.meta.dirname, '..')

/** Measures the app as it is built; standard output is the result and nothing else. */
await buildIfStale()
const { status } = spawnSync(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', 'tests/bench/main.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      CHROMIUM: findOrInstallChromium((line) => console.error(line)),
    },
  },
)
process.exit(status ?? 1)
