import { prepared } from './open.ts'
import type { Database } from './open.ts'

type RemovalKind = 'annotation' | 'report'

/** Remembers that something was removed, so that the log of another laptop does not bring it back. */
export function noteRemoval(progress: Database, kind: RemovalKind, key: string[], now: number): void {
  prepared(
    progress,
    `insert into removal (kind, key, removed_at) values (?, ?, ?)
     on conflict (kind, key) do update set removed_at = max(removed_at, excluded.removed_at)`,
  ).run(kind, JSON.stringify(key), now)
}

/** What was put there again is not removed any more. */
export function forgetRemoval(progress: Database, kind: RemovalKind, key: string[]): void {
  prepared(progress, 'delete from removal where kind = ? and key = ?').run(kind, JSON.stringify(key))
}
