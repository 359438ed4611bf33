import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { round } from './figure.ts'
import type { Figure } from './figure.ts'

const goal = 90

/** What the first screen needs before any lazy part: scripts, what they import at once, and styles. */
export const size: Figure = ({ root }) => {
  const folder = join(root, 'dist/renderer')
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const kilobytesOf = (extension: string) =>
    [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)]
      .map(([, name]) => name!)
      .filter((name) => name.endsWith(extension))
      .reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length / 1000, 0)
  const scripts = kilobytesOf('.js')
  const styles = kilobytesOf('.css')
  return Promise.resolve({
    what: 'Gzipped size of the first screen before lazy parts: scripts and styles',
    unit: 'kB',
    goal: `≤ ${goal}`,
    holds: scripts + styles <= goal,
    size: round(scripts + styles),
    scripts: round(scripts),
    styles: round(styles),
  })
}
