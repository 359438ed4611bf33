import { execFile, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../support/folders.ts'
import { findProgram, memoryOf } from '../smoke/launch.ts'

const run = promisify(execFile)
const script = join(import.meta.dirname, '../smoke/electron.ts')

test.skipIf(findProgram(undefined))('where there is no Electron it says so and is no failure', async () => {
  const { stdout } = await run(process.execPath, [script])
  expect(stdout).toMatch(/^skipped: there is no Electron here\./)
})

test('a program that does not open its data is a failure', async () => {
  await expect(run(process.execPath, [script, '--app', '/bin/false'])).rejects.toThrow(
    'ended with 1 before it opened its data',
  )
})

test.runIf(process.platform === 'linux')('a packed app is tried before the checkout’s own Electron', () => {
  const packages = temporaryFolder()
  const path = join(packages, 'linux-unpacked/lectern')
  mkdirSync(dirname(path))
  writeFileSync(path, '')
  expect(findProgram(undefined, packages)).toEqual({ kind: 'packaged', path })
  expect(findProgram('/opt/lectern', packages)).toEqual({ kind: 'packaged', path: '/opt/lectern' })
})

test.skipIf(process.platform === 'win32')('memory is that of a process and all that it started', async () => {
  const hold = 'globalThis.held = Buffer.alloc(200e6, 1); console.log("held"); setInterval(() => {}, 1e6)'
  const child = spawn(
    process.execPath,
    [
      '-e',
      `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(hold)}], { stdio: 'inherit' })`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], detached: true },
  )
  onTestFinished(() => void process.kill(-child.pid!))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  expect(memoryOf(child.pid!)).toBeGreaterThan(200)
})
