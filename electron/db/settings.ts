import { prepared } from './open.ts'
import type { Readable, Writable } from './open.ts'

/** All stored settings by name; values are JSON. */
export function readSettings(progress: Readable): Record<string, unknown> {
  const rows = prepared<[], { name: string; value: string }>(
    progress,
    'select name, value from setting',
  ).all()
  return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]))
}

export function writeSettings(progress: Writable, values: Record<string, unknown>): void {
  const write = prepared(progress, 'insert or replace into setting (name, value) values (?, ?)')
  for (const [name, value] of Object.entries(values)) write.run(name, JSON.stringify(value))
}
