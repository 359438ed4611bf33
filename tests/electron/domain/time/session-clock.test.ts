import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  longestSilence,
  readInto,
  remainingTime,
  restartOf,
  usedTime,
} from '../../../../electron/domain/time/session-clock.ts'
import type { Stretch } from '../../../../electron/domain/time/session-clock.ts'

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
  private boot = 0
  private readonly namesBoots: boolean

  /** @param namesBoots whether the system says which start of the computer this is */
  constructor(namesBoots = true) {
    this.namesBoots = namesBoots
    this.read()
  }

  get now() {
    return {
      ...{ wall: this.wall, uptime: this.uptime, run: `run ${this.run}` },
      boot: this.namesBoots ? `boot ${this.boot}` : null,
    }
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
    this.boot++
  }

  /** As a system whose boot number stays. */
  keepBoot() {
    this.boot--
  }

  restart(rule: 'real' | 'working' = 'real') {
    return restartOf(hour, this.stretches, rule, this.now)
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

  test('a clock set while the app was closed changes nothing until the computer restarts', () => {
    for (const by of [-hour, hour]) {
      const world = new World()
      world.work(minute)
      world.close(20 * minute, () => world.setWallClock(by))
      expect(world.used('real')).toBe(21 * minute)
      expect(world.restart()).toBeNull()
    }
  })

  test('a clock set back over a restart gains no more than the time the computer was off', () => {
    const world = new World()
    world.work(minute)
    world.close(20 * minute, () => {
      world.setWallClock(-hour)
      world.restartMachine(5 * minute)
    })
    expect(world.used('real')).toBe(6 * minute)
    expect(world.restart()).toEqual({ counted: 5 * minute, isLeast: true, endedIt: false })
    expect(world.restart('working')).toBeNull()
  })

  test('nor does one that was set back by less than that', () => {
    const world = new World()
    world.close(20 * minute, () => {
      world.setWallClock(-17 * minute)
      world.restartMachine(5 * minute)
    })
    expect(world.used('real')).toBe(5 * minute)
    expect(world.restart()).toMatchObject({ isLeast: true })
  })

  test('a computer up for longer than before its restart has proven all of that', () => {
    const world = new World()
    world.work(minute)
    world.close(20 * hour, () => {
      world.setWallClock(-30 * hour)
      world.restartMachine(6 * hour)
    })
    expect(world.used('real')).toBe(6 * hour + minute)
  })

  test('a clock set ahead over a restart counts as time that passed, which is said, until it is corrected', () => {
    const world = new World()
    world.work(minute)
    world.close(20 * minute, () => {
      world.setWallClock(30 * minute)
      world.restartMachine(5 * minute)
    })
    expect(world.used('real')).toBe(51 * minute)
    expect(world.restart()).toEqual({ counted: 50 * minute, isLeast: false, endedIt: false })
    world.setWallClock(-30 * minute)
    world.work(minute)
    expect(world.used('real')).toBe(22 * minute)
    expect(world.restart()).toEqual({ counted: 20 * minute, isLeast: false, endedIt: false })
    world.close(2 * minute)
    expect(world.used('real')).toBe(24 * minute)
  })

  test('a clock that is wrong at first, as after another system, is set right for a restart before as well', () => {
    const world = new World()
    world.work(minute)
    for (const by of [-2 * hour, 2 * hour]) {
      world.close(10 * minute, () => {
        world.setWallClock(by)
        world.restartMachine(minute)
      })
      world.setWallClock(-by)
      world.work(second)
    }
    expect(world.used('real')).toBe(21 * minute + 2 * second)
  })

  test('time that runs out while the computer is off is told from time that ran out on screen', () => {
    const off = new World()
    off.work(minute)
    off.close(2 * hour, () => off.restartMachine(minute))
    expect(off.restart()).toEqual({ counted: 2 * hour, isLeast: false, endedIt: true })
    const on = new World()
    on.close(10 * minute, () => on.restartMachine(minute))
    on.work(hour)
    expect(on.restart()).toEqual({ counted: 10 * minute, isLeast: false, endedIt: false })
  })

  test('where the system does not say whether the computer restarted, its uptime is believed as far as it goes', () => {
    const gap = (by: number, upSince: number | null) => {
      const world = new World(false)
      world.close(20 * minute, () => {
        world.setWallClock(by)
        if (upSince !== null) world.restartMachine(upSince)
      })
      return [world.used('real') / minute, world.restart()?.isLeast]
    }
    expect(gap(0, null)).toEqual([20, undefined])
    expect(gap(-hour, null)).toEqual([20, undefined])
    expect(gap(hour, null)).toEqual([80, false])
    expect(gap(-hour, 5 * minute)).toEqual([5, true])
    expect(gap(0, 5 * minute)).toEqual([20, false])
  })

  test('a boot number that changes while the computer runs, or never does, does no harm', () => {
    const changing = new World()
    changing.close(minute, () => changing.restartMachine(5 * hour + minute))
    expect(changing.used('real')).toBe(minute)
    expect(changing.restart()).toBeNull()
    const stuck = new World()
    stuck.close(20 * minute, () => {
      stuck.restartMachine(minute)
      stuck.keepBoot()
    })
    expect(stuck.used('real')).toBe(20 * minute)
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

/** Lives through events; tells how far the clock was set in all, and how often nobody said goodbye. */
function live(events: Event[]) {
  const world = new World()
  let set = 0
  let silences = 0
  let restarts = 0
  for (const happening of events) {
    if (happening.kind === 'work' || happening.kind === 'hidden') world.work(happening.time)
    if (happening.kind === 'set') {
      world.setWallClock(happening.by)
      set += Math.abs(happening.by)
    }
    if (happening.kind === 'sleep') {
      world.sleep(happening.time, happening.isAnnounced)
      if (!happening.isAnnounced) silences++
    }
    if (happening.kind !== 'close' && happening.kind !== 'crash') continue
    const { restarted, time, by } = happening
    const between = () => {
      world.setWallClock(by)
      if (restarted) world.restartMachine(time / 2)
    }
    if (happening.kind === 'close') world.close(time, between)
    else {
      world.crash(happening.unread, time, between)
      silences++
    }
    set += Math.abs(by)
    if (restarted) restarts++
  }
  return { world, set, silences, restarts }
}

const lives = fc.array(event, { maxLength: 30 })

test('until the computer restarts, real time is exact whatever is done to the app and the wall clock', () => {
  fc.assert(
    fc.property(lives, (events) => {
      const up = events.map((happening) =>
        'restarted' in happening ? { ...happening, restarted: false } : happening,
      )
      const { world } = live(up)
      expect(world.used('real')).toBeCloseTo(world.passed, 3)
      expect(world.restart()).toBeNull()
    }),
  )
})

test('real time is exact over restarts too, as long as the wall clock is left alone', () => {
  fc.assert(
    fc.property(lives, (events) => {
      const honest = events
        .filter(({ kind }) => kind !== 'set')
        .map((happening) => ('by' in happening ? { ...happening, by: 0 } : happening))
      const { world } = live(honest)
      expect(world.used('real')).toBeCloseTo(world.passed, 3)
    }),
  )
})

test('a wall clock that was wrong for a while and is right again has changed nothing', () => {
  fc.assert(
    fc.property(lives, (events) => {
      const corrected = events.flatMap((happening): Event[] => {
        if (happening.kind !== 'close' && happening.kind !== 'crash') return [{ kind: 'work', time: 1 }]
        return [happening, { kind: 'set', by: -happening.by }, { kind: 'work', time: 1 }]
      })
      const { world } = live(corrected)
      expect(world.used('real')).toBeCloseTo(world.passed, 3)
    }),
  )
})

test('a wall clock moves real time by no more than it was set', () => {
  fc.assert(
    fc.property(lives, (events) => {
      const { world, set } = live(events)
      expect(Math.abs(world.used('real') - world.passed)).toBeLessThanOrEqual(set + 1)
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

test('used time never goes back unless the clock does, whatever else happens', () => {
  fc.assert(
    fc.property(lives, fc.constantFrom('real' as const, 'working' as const), (events, rule) => {
      let before = 0
      const steady = events.filter((happening) => !('by' in happening) || happening.by >= 0)
      for (let length = 0; length <= steady.length; length++) {
        const used = live(steady.slice(0, length)).world.used(rule)
        expect(used).toBeGreaterThanOrEqual(before - 0.001)
        before = used
      }
    }),
  )
})
