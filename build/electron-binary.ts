import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const patienceMilliseconds = 20_000

export type Download = (options: {
  signal: AbortSignal
  onProgress: (progress: { transferred: number; total: number | null }) => void
}) => Promise<unknown>

/** The Electron binary of this checkout, null while it has not been fetched. */
export function findElectron(): string | null {
  const folder = dirname(require.resolve('electron/package.json'))
  const pathFile = join(folder, 'path.txt')
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist')
  if (!existsSync(pathFile) && !process.env.ELECTRON_OVERRIDE_DIST_PATH) return null
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const binary = join(dist, name)
  return existsSync(binary) ? binary : null
}

/**
 * Fetches the binary with visible progress. A network that sends nothing for 20 seconds is given up.
 * @returns the binary, or one sentence that says why there is none
 */
export async function fetchElectron(
  say: (text: string) => void,
  download: Download = downloadElectron,
  patience = patienceMilliseconds,
): Promise<{ binary: string } | { reason: string }> {
  const giveUp = new AbortController()
  let timer = setTimeout(() => giveUp.abort(), patience)
  let shown = -1
  say('Fetching Electron, once …\n')
  try {
    await download({
      signal: giveUp.signal,
      onProgress({ transferred, total }) {
        clearTimeout(timer)
        timer = setTimeout(() => giveUp.abort(), patience)
        const percent = total ? Math.floor((100 * transferred) / total) : Math.floor(transferred / 1_000_000)
        if (percent === shown) return
        shown = percent
        say(`\r  ${percent} ${total ? '%' : 'MB'} `)
      },
    })
    if (shown >= 0) say('\n')
  } catch (error) {
    const reason = giveUp.signal.aborted
      ? `nothing came from the network for ${Math.round(patience / 1000)} seconds`
      : reasonOf(error)
    return { reason: `Electron could not be fetched (${reason}).` }
  } finally {
    clearTimeout(timer)
  }
  // The archive is in the cache now: Electron's own script only unpacks it.
  const unpacked = spawnSync(process.execPath, [require.resolve('electron/install.js')], { stdio: 'inherit' })
  const binary = unpacked.status === 0 ? findElectron() : null
  return binary ? { binary } : { reason: 'Electron was fetched but could not be unpacked.' }
}

async function downloadElectron({ signal, onProgress }: Parameters<Download>[0]): Promise<void> {
  const fromElectron = createRequire(require.resolve('electron/package.json'))
  const { downloadArtifact } = (await import(fromElectron.resolve('@electron/get'))) as {
    downloadArtifact: (options: Record<string, unknown>) => Promise<string>
  }
  await downloadArtifact({
    version: (require('electron/package.json') as { version: string }).version,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    checksums: require('electron/checksums.json') as unknown,
    downloadOptions: { quiet: true, signal, getProgressCallback: onProgress },
  })
}

/** The innermost cause says what the network did; the outer message only that a fetch failed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message
}
