import { randomUUID } from 'node:crypto'
import type { ImportEvent, ImportResult } from '../../electron/contract/transfer.ts'
import type { TestApp } from './app.ts'

/** Downloads one of the files that hold all of a learner's data. */
export async function download(app: TestApp, name = 'progress.jsonl'): Promise<string> {
  const response = await app.fetch(`/download/${name}`)
  if (!response.ok) throw new Error(String(response.status))
  return response.text()
}

/** Sends a file to the app, as the page does, and returns the upload's id. */
export async function upload(app: TestApp, content: string | Uint8Array): Promise<string> {
  const uploadId = randomUUID()
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  for (let offset = 0; offset === 0 || offset < bytes.length; offset += 1_000_000) {
    const body = Uint8Array.from(bytes.subarray(offset, offset + 1_000_000))
    const { status } = await app.fetch(`/upload/${uploadId}?offset=${offset}`, { method: 'PUT', body })
    if (status !== 204) throw new Error(String(status))
  }
  return uploadId
}

export type ImportOutcome = Exclude<ImportEvent, { kind: 'progress' }>

/** Imports a file and returns what came of it. */
export async function importFile(app: TestApp, content: string | Uint8Array): Promise<ImportOutcome> {
  let outcome: ImportOutcome | null = null
  for await (const event of await app.api.transfer.import({ uploadId: await upload(app, content) }))
    if (event.kind !== 'progress') outcome = event
  if (!outcome) throw new Error('The import ended without an outcome.')
  return outcome
}

/** Imports a file that nothing is wrong with. */
export async function merge(app: TestApp, content: string): Promise<ImportResult> {
  const outcome = await importFile(app, content)
  if (outcome.kind !== 'merged') throw new Error(JSON.stringify(outcome))
  return outcome.result
}
