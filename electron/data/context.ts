import type { Day } from '../domain/time/calendar-day.ts'
import type { Storage } from './storage.ts'

/** What everything that works on a learner's data gets: no global state, no clock and no chance of its own. */
export type DataContext = {
  /** Milliseconds since the epoch. */
  now: () => number
  /** Milliseconds since the machine was started, time asleep included; no clock setting touches it. */
  uptime: () => number
  /** The day of the learner's calendar at a time. */
  dayOf: (time: number) => Day
  /** Names the time between two starts of the machine: readings of `uptime` compare within it. Null: unknown. */
  boot: () => string | null
  /** Names this life of the process. */
  run: string
  /** [0, 1) */
  random: () => number
  log: (line: string) => void
  storage: Storage
  /** The one way to change the learner's progress: see `storage.ts`. */
  write: Storage['write']
}
