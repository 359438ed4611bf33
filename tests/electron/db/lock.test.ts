import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FolderInUse, lockFolder } from '../../../electron/db/lock.ts'
import { temporaryFolder } from '../../support/folders.ts'

const lockModule = join(import.meta.dirname, '../../../electron/db/lock.ts')

/** Locks a folder in another process, which says so and then waits to be killed. */
async function holderProcess(folder: string) {
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { lockFolder } = await import(${JSON.stringify(lockModule)})
     const lock = lockFolder(${JSON.stringify(folder)})
     lock.announce({ processId: process.pid, shell: 'browser', url: 'http://127.0.0.1:1/' })
     console.log('held')
     setInterval(() => {}, 1000)`,
  ])
  await once(child.stdout, 'data')
  return child
}

test('a folder is open in one process only, and the other learns in which', async () => {
  const folder = temporaryFolder()
  const child = await holderProcess(folder)
  let refusal: unknown
  try {
    lockFolder(folder)
  } catch (error) {
    refusal = error
  }
  expect(refusal).toBeInstanceOf(FolderInUse)
  expect((refusal as FolderInUse).holder).toEqual({
    processId: child.pid,
    shell: 'browser',
    url: 'http://127.0.0.1:1/',
  })
  child.kill('SIGKILL')
  await once(child, 'exit')
})

test('a killed process leaves no lock behind but the trace that it did not close', async () => {
  const folder = temporaryFolder()
  const child = await holderProcess(folder)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = lockFolder(folder)
  expect(lock.leftOpen).toBe(true)
  lock.release()
  const next = lockFolder(folder)
  expect(next.leftOpen).toBe(false)
  next.release()
})

test.each(['x', 'garbage '.repeat(2000), '\0'.repeat(5000)])(
  'a lock file with %j in it is emptied, and two processes still cannot hold it',
  (garbage) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'lectern.lock'), garbage)
    const lock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(FolderInUse)
    lock.release()
    lockFolder(folder).release()
  },
)

test('a torn note of who had the folder open still says that it was not closed', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'running.json'), '{"processId":')
  const lock = lockFolder(folder)
  expect(lock.leftOpen).toBe(true)
  lock.release()
})
