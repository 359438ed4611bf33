import { prepared } from './open.ts'
import type { Writable } from './open.ts'

type RemovalKind = 'annotation' | 'report'

/** Remembers that something was removed, so that the log of another laptop does not bring it back. */
export function noteRemoval(progress: Writable, kind: RemovalKind, key: string[], now: number): void {
  prepared(
    progress,
    `insert into removal (kind, key, removed_at) values (?, ?, ?)
     on conflict (kind, key) do update set removed_at = max(removed_at, excluded.removed_at)`,
  ).run(kind, JSON.stringify(key), now)
}

/** What was put there again is not removed any more. @returns when it had been removed; null when it had not */
export function forgetRemoval(progress: Writable, kind: RemovalKind, key: string[]): number | null {
  const removed = prepared<[string, string], { removedAt: number }>(
    progress,
    'select removed_at as removedAt from removal where kind = ? and key = ?',
  ).get(kind, JSON.stringify(key))
  if (!removed) return null
  prepared(progress, 'delete from removal where kind = ? and key = ?').run(kind, JSON.stringify(key))
  return removed.removedAt
}
