import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { enter, invite } from '../support/entrance.ts'
import type { ChildProcess } from 'node:child_process'
import type { Surroundings } from './figure.ts'

/** The built app in the browser shell, on the data that `prepareApp` made. */
export type Service = {
  /** Another address that lets a page in once. */
  invite: () => Promise<string>
  /** A call as a page sends it. */
  call: (path: string, input?: unknown) => Promise<string>
  stop: () => Promise<void>
}

/** Ends when the service says that it is ready. */
export async function startService({ folder, root }: Surroundings): Promise<Service> {
  const child = spawn(
    process.execPath,
    [
      join(root, 'dist/electron/browser.js'),
      ...['--renderer', join(root, 'dist/renderer'), '--content', join(folder, 'content')],
      ...['--data', join(folder, 'data'), '--no-open'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const url = line.replace('Lectern is ready at ', '')
  return {
    invite: async () => (await invite(join(folder, 'data'))).address,
    call: callerOf(url),
    stop: () => stop(child),
  }
}

function callerOf(url: string): Service['call'] {
  const { origin } = new URL(url)
  const secret = enter(url)
  return async (path, input) => {
    const response = await fetch(`${origin}/rpc/${path}`, {
      method: 'POST',
      headers: { 'x-lectern-window': await secret, 'content-type': 'application/json' },
      body: JSON.stringify({ json: input }),
    })
    const body = await response.text()
    if (!response.ok) throw new Error(`${path} was refused: ${body}`)
    return body
  }
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
}
