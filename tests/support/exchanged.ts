import { randomUUID } from 'node:crypto'
import type { TestApp } from './app.ts'

/** All data of the learner, as a page downloads it. */
export async function exported(app: TestApp): Promise<string> {
  const response = await app.fetch('/download/progress.jsonl')
  if (!response.ok) throw new Error(String(response.status))
  return response.text()
}

/** Merges what `exported` gave; throws when it is refused. */
export async function imported(app: TestApp, text: string): Promise<void> {
  const uploadId = randomUUID()
  await app.fetch(`/upload/${uploadId}?offset=0`, { method: 'PUT', body: text })
  const outcome = await app.api.transfer.import({ uploadId })
  if (outcome.outcome === 'refused') throw new Error(outcome.refusal.code)
}
