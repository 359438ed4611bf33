import { randomFillSync } from 'node:crypto'
import { v7 as uuidV7 } from 'uuid'

const idBytes = 16
const pool = new Uint8Array(256 * idBytes)
let used = pool.length

/**
 * A uuid of version 7, which sorts by time. Random bytes are drawn for many at once: drawing them costs as much
 * as all else that makes an id.
 * @param now milliseconds since the epoch
 */
export function newId(now: number): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  return uuidV7({ msecs: now, random: pool.subarray(used, (used += idBytes)) })
}
