import { createReadStream } from 'node:fs'
import { normalize, relative, sep } from 'node:path'
import { createInterface } from 'node:readline'

/** What a traced process did to its folder, in order. Paths are relative to that folder, '' for itself. */
export type Operation =
  | { kind: 'open'; fd: number; path: string; creates: boolean; truncates: boolean; appends: boolean }
  | { kind: 'close'; fd: number }
  /** `at` is null where the file's own position counts. */
  | { kind: 'write'; fd: number; at: number | null; bytes: Buffer }
  | { kind: 'truncate'; fd: number; size: number }
  | { kind: 'copy'; from: number; to: number; size: number }
  | { kind: 'sync'; fd: number; dataOnly: boolean }
  | { kind: 'remove'; path: string }
  | { kind: 'folder'; path: string }
  | { kind: 'rename'; from: string; to: string }
  /** A line that the process printed: from then on what it says must survive. */
  | { kind: 'say'; line: string }

const calls = [
  ...['openat', 'close', 'pwrite64', 'pwritev', 'write', 'writev', 'fsync', 'fdatasync', 'ftruncate'],
  ...['unlink', 'unlinkat', 'rmdir', 'rename', 'renameat', 'renameat2', 'mkdir', 'mkdirat'],
  ...['copy_file_range', 'sendfile', 'link', 'linkat'],
]

/** The command line of strace before that of the process to trace. */
export function straceArguments(output: string): string[] {
  return ['-f', '-xx', '-s', '8000000', '-e', `trace=${calls.join(',')}`, '-e', 'signal=none', '-o', output]
}

const quoted = /"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g

/**
 * Reads a trace.
 * @param folder the folder whose fate is of interest, absolute
 * @throws Error for a call that would change the folder in a way this doesn't follow
 */
export async function readTrace(file: string, folder: string): Promise<Operation[]> {
  const operations: Operation[] = []
  const unfinished = new Map<string, string>()
  /** The path behind each descriptor; null for files elsewhere. Unknown ones aren't files we saw opened. */
  const paths = new Map<number, string | null>()
  let said = ''

  const within = (hex: string): string | null => {
    const path = normalize(unhex(hex).toString())
    if (path === folder) return ''
    return path.startsWith(folder + sep) ? relative(folder, path) : null
  }
  const isOurs = (fd: number) => typeof paths.get(fd) === 'string'

  function follow(call: string): void {
    const result = Number(/\)\s+= (-?\d+)/.exec(call.slice(call.lastIndexOf(')')))?.[1] ?? -1)
    if (result < 0) return
    const name = call.slice(0, call.indexOf('('))
    const strings = [...call.matchAll(quoted)].map(([, hex, cut]) => {
      if (cut) throw new Error(`strace cut a string short: ${name}`)
      return hex ?? ''
    })
    const numbers = call.replace(quoted, '').match(/-?\d+/g)?.map(Number) ?? []
    const fd = Number(/^\w+\((\d+)/.exec(call)?.[1] ?? -1)
    switch (name) {
      case 'openat': {
        const path = within(strings[0] ?? '')
        paths.set(result, path)
        const flags = /, (O_[A-Z_|0-9]+)/.exec(call)?.[1] ?? ''
        if (path !== null)
          operations.push({
            kind: 'open',
            fd: result,
            path,
            creates: flags.includes('O_CREAT'),
            truncates: flags.includes('O_TRUNC'),
            appends: flags.includes('O_APPEND'),
          })
        return
      }
      case 'close':
        if (isOurs(fd)) operations.push({ kind: 'close', fd })
        paths.delete(fd)
        return
      case 'write':
      case 'writev':
      case 'pwrite64':
      case 'pwritev': {
        const bytes = Buffer.concat(strings.map(unhex)).subarray(0, result)
        if (fd === 1) return say(bytes.toString())
        if (!isOurs(fd)) return
        // The offset is the last number before the result.
        const at = name.startsWith('p') ? (numbers.at(-2) ?? 0) : null
        operations.push({ kind: 'write', fd, at, bytes })
        return
      }
      case 'fsync':
      case 'fdatasync':
        if (isOurs(fd)) operations.push({ kind: 'sync', fd, dataOnly: name === 'fdatasync' })
        return
      case 'ftruncate':
        if (isOurs(fd)) operations.push({ kind: 'truncate', fd, size: numbers.at(-2) ?? 0 })
        return
      case 'copy_file_range':
      case 'sendfile': {
        const [first = 0, second = 0] = [...call.matchAll(/(?:\(|, )(\d+)(?=,)/g)].map(([, digits]) =>
          Number(digits),
        )
        const [from, to] = name === 'sendfile' ? [second, first] : [first, second]
        if (isOurs(to)) operations.push({ kind: 'copy', from, to, size: result })
        return
      }
      case 'mkdir':
      case 'mkdirat':
      case 'unlink':
      case 'unlinkat':
      case 'rmdir': {
        const path = within(strings[0] ?? '')
        if (path !== null) operations.push({ kind: name.startsWith('mkdir') ? 'folder' : 'remove', path })
        return
      }
      case 'rename':
      case 'renameat':
      case 'renameat2': {
        const [from, to] = [within(strings[0] ?? ''), within(strings[1] ?? '')]
        if (from === null && to === null) return
        if (from === null || to === null) throw new Error('A file was moved into or out of the folder.')
        operations.push({ kind: 'rename', from, to })
        return
      }
      default:
        if (strings.some((hex) => within(hex) !== null)) throw new Error(`${name} isn't followed.`)
    }
  }

  function say(text: string): void {
    const lines = (said + text).split('\n')
    said = lines.pop() ?? ''
    for (const line of lines) operations.push({ kind: 'say', line })
  }

  for await (const line of createInterface(createReadStream(file, 'latin1'))) {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    if (rest.includes('<unfinished ...>')) {
      unfinished.set(thread, rest.slice(0, rest.indexOf('<unfinished ...>')))
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
    if (resumed) follow((unfinished.get(thread) ?? '') + (resumed[1] ?? ''))
    else if (/^\w+\(/.test(rest)) follow(rest)
    if (resumed) unfinished.delete(thread)
  }
  return operations
}

function unhex(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex')
}
