import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildIfStale } from './build.ts'
import { findOrInstallChromium } from './chromium.ts'

const root = join(import.meta.dirname, '..')

await buildIfStale()
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config',
    'build/playwright.config.ts',
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM: findOrInstallChromium((line) => console.log(line)) },
  },
)
process.exit(status ?? 1)
