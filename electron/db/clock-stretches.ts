import { prepared } from './open.ts'
import type { Stretch } from '../domain/time/session-clock.ts'
import type { Readable, Writable } from './open.ts'

type StoredStretch = {
  run: string
  boot: string | null
  fromWall: number
  fromUptime: number
  toWall: number
  toUptime: number
  ended: Stretch['ended']
}

/**
 * The times in which a session was on screen, in order. Read one by one: most sessions have one or two, and an exam's
 * answer waits for this (`all` takes ten times as long as `get` for so few).
 */
export function listStretches(progress: Readable, sessionId: string): Stretch[] {
  const find = prepared<[string, number], StoredStretch>(
    progress,
    `select run, boot, from_wall as fromWall, from_uptime as fromUptime, to_wall as toWall,
       to_uptime as toUptime, ended
     from clock_stretch where session_id = ? and number = ?`,
  )
  const stretches: Stretch[] = []
  for (let row; (row = find.get(sessionId, stretches.length));)
    stretches.push({
      run: row.run,
      boot: row.boot,
      from: { wall: row.fromWall, uptime: row.fromUptime },
      to: { wall: row.toWall, uptime: row.toUptime },
      ended: row.ended,
    })
  return stretches
}

/** @param number its place, 0 for the first; a stretch that is there grows to what is given */
export function putStretch(progress: Writable, sessionId: string, number: number, stretch: Stretch): void {
  prepared(
    progress,
    `insert into clock_stretch (session_id, number, run, boot, from_wall, from_uptime, to_wall, to_uptime,
       ended)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (session_id, number) do update set
       to_wall = excluded.to_wall, to_uptime = excluded.to_uptime, ended = excluded.ended`,
  ).run(
    sessionId,
    number,
    stretch.run,
    stretch.boot,
    stretch.from.wall,
    stretch.from.uptime,
    stretch.to.wall,
    stretch.to.uptime,
    stretch.ended,
  )
}

/** The sessions whose clock is running or stopped for now: an exam or timed practice that has not ended. */
export function listTimedSessions(progress: Readable): string[] {
  return prepared<[], { sessionId: string }>(
    progress,
    `select session_id as sessionId from exam_sitting where ended_at is null
     union all
     select session_id from practice_session where finished_at is null and length is not null`,
  )
    .all()
    .map(({ sessionId }) => sessionId)
}
