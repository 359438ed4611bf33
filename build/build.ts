import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { writeLicences } from './licences.ts'

const root = join(import.meta.dirname, '..')
const stampFile = join(root, 'dist/built-from')

/** Builds the renderer and the main process into `dist/`, unless what is there is of these very sources. */
export async function buildIfStale(): Promise<void> {
  const stamp = sourceStamp()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  console.error('Building Lectern …')
  process.env.NODE_ENV = 'production'
  const configs = [await import('./vite.renderer.config.ts'), await import('./vite.electron.config.ts')]
  for (const config of configs) await build({ ...config.default, configFile: false, logLevel: 'warn' })
  cpSync(join(root, 'electron/db/migrations'), join(root, 'dist/electron/db/migrations'), { recursive: true })
  writeLicences()
  writeFileSync(stampFile, stamp)
}

function sourceStamp(): string {
  const hash = createHash('sha256')
  const sources = ['electron', 'renderer', 'build', 'package-lock.json', 'package.json']
  for (const source of sources) for (const line of describe(join(root, source))) hash.update(line)
  return hash.digest('hex')
}

function describe(path: string): string[] {
  const { size, mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return [`${path} ${size} ${mtimeMs}\n`]
  return readdirSync(path)
    .sort()
    .flatMap((name) => describe(join(path, name)))
}

if (import.meta.main) await buildIfStale()
