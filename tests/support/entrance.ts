import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Note = { url: string; key: string }

/** Asks the running app for another address that works once, as a second start does. */
export async function invite(dataDir: string): Promise<{ address: string; file: string }> {
  const { url, key } = JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')) as Note
  const answer = await fetch(`${url}/invite`, { method: 'POST', headers: { 'x-lectern-key': key } })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as { address: string; file: string }
}

/** The secret of a window that comes by this address. */
export async function enter(address: string): Promise<string> {
  const { origin, hash } = new URL(address)
  const answer = await fetch(`${origin}/enter`, { method: 'POST', body: hash.replace('#enter=', '') })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.text()
}
