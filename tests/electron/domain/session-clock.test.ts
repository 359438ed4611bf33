import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestSilence, readInto, remainingTime, usedTime } from '../../../electron/domain/session-clock.ts'
import type { Stretch } from '../../../electron/domain/session-clock.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** A machine, its clocks and an app on it, with what is true beside what the app can know. */
class World {
  stretches: Stretch[] = []
  /** Milliseconds since the session began: all of them, and those in which it was on screen. */
  passed = 0
  onScreen = 0
  private wall = Date.UTC(2026, 9, 25, 0)
  private uptime = 5 * hour
  private run = 0

  constructor() {
    this.read()
  }

  get now() {
    return { wall: this.wall, uptime: this.uptime, run: `run ${this.run}` }
  }

  read(ended: Stretch['ended'] = null) {
    const { stretch, isNew } = readInto(this.stretches.at(-1) ?? null, this.now, ended)
    this.stretches = [...(isNew ? this.stretches : this.stretches.slice(0, -1)), stretch]
  }

  private pass(time: number, isOnScreen: boolean) {
    this.passed += time
    this.wall += time
    this.uptime += time
    if (isOnScreen) this.onScreen += time
  }

  work(time: number) {
    this.pass(time, true)
    this.read()
  }

  setWallClock(by: number) {
    this.wall += by
  }

  sleep(time: number, isAnnounced: boolean) {
    if (isAnnounced) this.read('suspend')
    this.pass(time, false)
    this.read()
  }

  close(time: number, between: () => void = () => undefined) {
    this.read('close')
    this.pass(time, false)
    between()
    this.run++
    this.read()
  }

  /** Dies in the middle of work that nobody has read yet. */
  crash(unread: number, time: number, between: () => void = () => undefined) {
    this.pass(unread, true)
    this.pass(time, false)
    between()
    this.run++
    this.read()
  }

  restartMachine(upSince: number) {
    this.uptime = upSince
  }

  used(rule: 'real' | 'working') {
    return usedTime(this.stretches, rule, this.now)
  }
}

describe('an exam of an hour', () => {
  test('in which the clock is set an hour forward and back, as for summer time too', () => {
    const world = new World()
    world.work(10 * second)
    world.setWallClock(hour)
    world.work(10 * second)
    world.setWallClock(-2 * hour)
    world.work(10 * second)
    expect(world.used('real')).toBe(30 * second)
    expect(world.used('working')).toBe(30 * second)
  })

  test('three hours asleep, announced or not', () => {
    for (const [isAnnounced, cost] of [
      [true, 0],
      [false, longestSilence],
    ] as const) {
      const world = new World()
      world.work(minute)
      world.sleep(3 * hour, isAnnounced)
      world.work(minute)
      expect(world.used('real')).toBe(3 * hour + 2 * minute)
      expect(world.used('working')).toBe(2 * minute + cost)
    }
  })

  test('closed for a night', () => {
    const world = new World()
    world.work(minute)
    world.close(8 * hour)
    world.work(minute)
    expect(world.used('real')).toBe(8 * hour + 2 * minute)
    expect(world.used('working')).toBe(2 * minute)
  })

  test('a crash costs working time no more than a living window may be silent', () => {
    const world = new World()
    world.work(minute)
    world.crash(9 * second, 8 * hour)
    expect(world.used('real')).toBe(8 * hour + minute + 9 * second)
    expect(world.used('working')).toBe(minute + longestSilence)
  })

  test('a clock set back while the app was closed gains nothing that the machine can disprove', () => {
    const world = new World()
    world.work(minute)
    world.close(20 * minute, () => world.setWallClock(-hour))
    expect(world.used('real')).toBe(21 * minute)
    world.close(20 * minute, () => {
      world.setWallClock(-2 * hour)
      world.restartMachine(5 * minute)
    })
    expect(world.used('real')).toBe(26 * minute)
  })

  test('looking at the clock of a session that is closed costs nothing', () => {
    const world = new World()
    world.work(minute)
    world.read('close')
    const later = { ...world.now, wall: world.now.wall + hour, uptime: world.now.uptime + hour }
    expect(usedTime(world.stretches, 'working', later)).toBe(minute)
    expect(usedTime(world.stretches, 'real', later)).toBe(minute + hour)
  })

  test('has never less than nothing left', () => {
    const world = new World()
    world.work(minute)
    expect(remainingTime(90 * second, world.stretches, 'real', world.now)).toBe(30 * second)
    world.work(minute)
    expect(remainingTime(90 * second, world.stretches, 'real', world.now)).toBe(0)
  })
})

const gap = fc.integer({ min: 1, max: 10 * hour })
const report = fc.integer({ min: 1, max: 10 * second })
const shift = fc.constantFrom(-hour, hour, -7 * minute, 30 * second)
const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('work' as const), time: report }) },
  fc.record({ kind: fc.constant('hidden' as const), time: fc.integer({ min: 1, max: minute }) }),
  fc.record({ kind: fc.constant('set' as const), by: shift }),
  fc.record({ kind: fc.constant('sleep' as const), time: gap, isAnnounced: fc.boolean() }),
  fc.record({
    kind: fc.constant('close' as const),
    time: gap,
    by: fc.option(shift, { nil: 0 }),
    restarted: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('crash' as const),
    unread: report,
    time: gap,
    by: fc.option(shift, { nil: 0 }),
    restarted: fc.boolean(),
  }),
)

type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never

/** Lives through events; tells how much each rule may be out, and how often nobody said goodbye. */
function live(events: Event[]) {
  const world = new World()
  let ahead = 0
  let behind = 0
  let silences = 0
  // Set since the last reading: to a crash, the same as set while the app was closed.
  let unread = 0
  for (const happening of events) {
    if (happening.kind === 'work' || happening.kind === 'hidden') world.work(happening.time)
    if (happening.kind === 'set') {
      world.setWallClock(happening.by)
      unread += happening.by
      continue
    }
    const by = 'by' in happening ? happening.by + (happening.kind === 'crash' ? unread : 0) : 0
    unread = 0
    if (happening.kind === 'sleep') {
      world.sleep(happening.time, happening.isAnnounced)
      if (!happening.isAnnounced) silences++
    }
    if (happening.kind !== 'close' && happening.kind !== 'crash') continue
    const { restarted, time } = happening
    const between = () => {
      world.setWallClock(happening.by)
      if (restarted) world.restartMachine(time / 2)
    }
    if (happening.kind === 'close') world.close(time, between)
    else {
      world.crash(happening.unread, time, between)
      silences++
    }
    ahead += Math.max(0, by)
    behind += Math.max(0, -by)
  }
  return { world, ahead, behind, silences }
}

const lives = fc.array(event, { maxLength: 30 })

test('while the app runs, real time is exact whatever is done to the wall clock', () => {
  fc.assert(
    fc.property(lives, (events) => {
      const alive = events.filter(({ kind }) => kind !== 'close' && kind !== 'crash')
      const { world } = live(alive)
      expect(world.used('real')).toBeCloseTo(world.passed, 3)
    }),
  )
})

test('real time is exact over closing, crashing and restarting too, as long as the wall clock is left alone then', () => {
  fc.assert(
    fc.property(lives, (events) => {
      const honest = events.map((happening) =>
        happening.kind === 'close' || happening.kind === 'crash' ? { ...happening, by: 0 } : happening,
      )
      const read = honest.flatMap((happening): Event[] =>
        happening.kind === 'set' ? [happening, { kind: 'work', time: 1 }] : [happening],
      )
      const { world } = live(read)
      expect(world.used('real')).toBeCloseTo(world.passed, 3)
    }),
  )
})

test('a wall clock set while the app is closed moves real time by no more than it was set', () => {
  fc.assert(
    fc.property(lives, (events) => {
      const { world, ahead, behind } = live(events)
      expect(world.used('real')).toBeGreaterThanOrEqual(world.passed - behind - 1)
      expect(world.used('real')).toBeLessThanOrEqual(world.passed + ahead + 1)
    }),
  )
})

test('working time never gains, and loses no more than the silences without a goodbye', () => {
  fc.assert(
    fc.property(lives, (events) => {
      const { world, silences } = live(events)
      // What was not read before a crash can be hidden by a clock set back and a machine started anew.
      const isSetBack = events.some((happening) => 'by' in happening && happening.by < 0)
      const hidden = events.reduce(
        (sum, happening) => sum + (happening.kind === 'crash' && isSetBack ? happening.unread : 0),
        0,
      )
      expect(world.used('working')).toBeGreaterThanOrEqual(world.onScreen - hidden - 1)
      expect(world.used('working')).toBeLessThanOrEqual(world.onScreen + silences * longestSilence + 1)
    }),
  )
})

test('used time never goes back, whatever happens', () => {
  fc.assert(
    fc.property(lives, fc.constantFrom('real' as const, 'working' as const), (events, rule) => {
      let before = 0
      for (let length = 0; length <= events.length; length++) {
        const used = live(events.slice(0, length)).world.used(rule)
        expect(used).toBeGreaterThanOrEqual(before - 0.001)
        before = used
      }
    }),
  )
})
