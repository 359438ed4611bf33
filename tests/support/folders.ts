import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder of the test's own, removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

/** Only the superuser on Linux can make the small and read-only disks that some tests need. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0

/** A real file system of this many kilobytes, unmounted after the test. */
export function smallDisk(kilobytes: number): { path: string; remount: (options: string) => void } {
  const path = temporaryFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path])
  onTestFinished(() => void execFileSync('umount', ['-l', path]))
  return { path, remount: (options) => void execFileSync('mount', ['-o', `remount,${options}`, path]) }
}
