import { readFile } from 'node:fs/promises'

/** A file system and the folder that it's seen in. */
export type Mount = { at: string; type: string }

/** What is mounted; empty where that isn't known, as on Windows, where a path says it itself. */
export async function listMounts(platform: NodeJS.Platform): Promise<Mount[]> {
  try {
    if (platform === 'linux') return parseLinuxMounts(await readFile('/proc/self/mounts', 'utf8'))
    if (platform === 'darwin') return parseMacMounts(await runMount())
    return []
  } catch {
    return []
  }
}

/** Lines as `server:/home /home nfs4 rw 0 0`, with spaces and the like in octal. */
export function parseLinuxMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, at, type] = line.split(' ')
    if (!at || !type) return []
    return [
      { at: at.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(parseInt(code, 8))), type },
    ]
  })
}

/** Lines as `//me@server/share on /Volumes/share (smbfs, nodev)`. */
export function parseMacMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, at, type] = /^.+? on (\/.*) \(([^,)]+)[^()]*\)$/.exec(line) ?? []
    return at && type ? [{ at, type }] : []
  })
}

/** What runs a program is loaded on a Mac only: a start elsewhere needn't wait for it. */
async function runMount(): Promise<string> {
  const { execFile } = await import('node:child_process')
  return new Promise((resolve, reject) => {
    execFile('/sbin/mount', { timeout: 5000 }, (error, stdout) => (error ? reject(error) : resolve(stdout)))
  })
}
