import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from '../electron/shells/browser/open-page.ts'

/**
 * A Chromium for the end-to-end tests: an installed one, else Playwright's own, else Debian's package
 * where this is root. Says what it does.
 * @throws Error when none can be had, saying what to install
 */
export function findOrInstallChromium(say: (line: string) => void): string {
  const installed = process.env.CHROMIUM ?? findChromium()
  if (installed && existsSync(installed)) {
    say(`Testing in ${installed}.`)
    return installed
  }
  say('No Chromium, Chrome or Edge was found: trying to install Playwright’s.')
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 600_000 })
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Playwright’s could not be fetched: installing Debian’s chromium.')
    for (const step of [
      ['update', '-qq'],
      ['install', '-y', '-qq', 'chromium'],
    ])
      spawnSync('apt-get', step, {
        stdio: 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    const debian = findChromium()
    if (debian) return debian
  }
  throw new Error('The end-to-end tests need Chromium, Chrome or Edge. Install one, or name one in CHROMIUM.')
}
