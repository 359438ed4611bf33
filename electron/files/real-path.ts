import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * A path with every link in it followed, as far as it exists: two ways to write one folder give one name. On Windows
 * a drive letter that stands for a network share gives the share, `\\server\share\…`.
 */
export function realPathOf(path: string): string {
  const whole = resolve(path)
  try {
    return realpathSync.native(whole)
  } catch {
    const parent = dirname(whole)
    return parent === whole ? whole : join(realPathOf(parent), basename(whole))
  }
}
