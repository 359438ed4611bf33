import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import packageFile from '../package.json' with { type: 'json' }
import { buildIfStale } from './build.ts'
import { fetchElectron, findElectron } from './electron-binary.ts'

const root = join(import.meta.dirname, '..')

await start(process.argv.slice(2))

/** Builds what is needed and opens the app: in its own window, or in a browser where there is no Electron. */
async function start(options: string[]): Promise<void> {
  await buildIfStale()
  if (options.includes('--browser') || options.includes('--help')) return startBrowser(options)
  const found = findElectron()
  const result = found ? { binary: found } : await fetchElectron((text) => process.stderr.write(text))
  if ('binary' in result) return run(result.binary, [root, ...options])
  console.error(`${result.reason} Lectern opens in the browser instead.`)
  return startBrowser(options)
}

function startBrowser(options: string[]): void {
  const defaults = ['--renderer', join(root, 'dist/renderer'), '--version', packageFile.version]
  const content = options.some((option) => option === '--content' || option.startsWith('--content='))
    ? []
    : ['--content', join(root, 'content')]
  run(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    join(root, 'dist/electron/browser.js'),
    ...defaults,
    ...content,
    ...options,
  ])
}

function run(program: string, programArguments: string[]): void {
  const child = spawn(program, programArguments, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal!]))
}
