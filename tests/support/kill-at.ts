import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Loaded with `--import` into a process that is to die: kills it, as the system would, just before the call number
 * LECTERN_KILL_AT of those that change files. Counting begins with `globalThis.countCalls()`.
 */
const killAt = Number(process.env.LECTERN_KILL_AT)
let calls: number | null = null

Object.assign(globalThis, { countCalls: () => (calls = 0) })

const names = [
  'renameSync',
  'rmSync',
  'copyFileSync',
  'writeFileSync',
  'chmodSync',
  'mkdirSync',
  'fsyncSync',
] as const

for (const name of names) {
  const original = fs[name] as (...given: unknown[]) => unknown
  Object.assign(fs, {
    [name](...given: unknown[]) {
      if (calls !== null && ++calls === killAt) process.kill(process.pid, 'SIGKILL')
      return original(...given)
    },
  })
}
syncBuiltinESMExports()
