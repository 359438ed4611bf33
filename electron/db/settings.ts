import { inTransaction, prepared } from './open.ts'
import type { Database } from './open.ts'

/** All stored settings by name; values are JSON. */
export function readSettings(progress: Database): Record<string, unknown> {
  const rows = prepared<[], { name: string; value: string }>(
    progress,
    'select name, value from setting',
  ).all()
  return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]))
}

export function writeSettings(progress: Database, values: Record<string, unknown>): void {
  const write = prepared(progress, 'insert or replace into setting (name, value) values (?, ?)')
  inTransaction(progress, () => {
    for (const [name, value] of Object.entries(values)) write.run(name, JSON.stringify(value))
  })
}
