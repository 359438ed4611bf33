import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the boot number is: the loader counts it up at each start of the system. */
const prefetch =
  'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters'

/**
 * Names the time from the computer's last start to its next, so that two readings of the uptime can be compared
 * even when the app was closed between them. Null where the system doesn't say.
 *
 * What `os.uptime` counts (libuv, `uv_uptime`): time since that start, including sleep. Linux reads the boot-time clock
 * and Windows `GetTickCount64`; macOS subtracts `kern.boottime`, which the kernel moves along when the clock is set, and
 * counts whole seconds. So setting the clock changes none of them.
 */
export function readBootId(): string | null {
  try {
    if (process.platform === 'linux') return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    if (process.platform === 'darwin') return run('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid']).trim()
    if (process.platform === 'win32')
      return bootNumberIn(run(registryTool(), ['query', prefetch, '/v', 'BootId']))
  } catch {
    // A system without it, or one that lets no program ask: the clock then works as it does across a restart.
  }
  return null
}

/** The number in what `reg query` prints: `    BootId    REG_DWORD    0x1a`; null for anything else. */
export function bootNumberIn(printed: string): string | null {
  return /BootId\s+REG_DWORD\s+(0x[0-9a-f]+)/i.exec(printed)?.[1] ?? null
}

function registryTool(): string {
  return join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe')
}

function run(program: string, parameters: string[]): string {
  return execFileSync(program, parameters, {
    encoding: 'utf8',
    timeout: 5_000,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
