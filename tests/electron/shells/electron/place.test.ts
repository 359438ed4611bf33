import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeOn, readPlace } from '../../../../electron/shells/electron/place.ts'
import { temporaryFolder } from '../../../support/folders.ts'
import { startedShell } from '../../../support/electron-shell.ts'
import type { Rectangle } from 'electron'

const within = (screen: Rectangle, window: Rectangle) =>
  window.x >= screen.x &&
  window.y >= screen.y &&
  window.x + window.width <= screen.x + screen.width &&
  window.y + window.height <= screen.y + screen.height

const position = fc.integer({ min: -5000, max: 5000 })
const length = fc.integer({ min: 480, max: 6000 })
const rectangle = fc.record({ x: position, y: position, width: length, height: length })
const place = fc.record({
  x: position,
  y: position,
  width: length,
  height: length,
  isMaximized: fc.boolean(),
})
const screens = fc.array(rectangle, { minLength: 1, maxLength: 4 })

describe('where the window opens', () => {
  test('all of it is on one screen, whatever was stored and whatever screens there are', () => {
    fc.assert(
      fc.property(screens, fc.option(place), (all, kept) => {
        const window = placeOn(all, kept)
        expect(all.some((screen) => within(screen, window))).toBe(true)
      }),
    )
  })

  test('a place that can be seen whole is kept', () => {
    fc.assert(
      fc.property(rectangle, fc.record({ right: length, down: length }), (screen, { right, down }) => {
        const kept = {
          x: screen.x + (right % 100),
          y: screen.y + (down % 100),
          width: screen.width - 100,
          height: screen.height - 100,
          isMaximized: false,
        }
        const { isMaximized: _, ...bounds } = kept
        expect(placeOn([screen], kept)).toEqual(bounds)
      }),
    )
  })

  test('a place on a screen that is gone gives the middle of the main one', () => {
    const main = { x: 0, y: 25, width: 1440, height: 875 }
    expect(placeOn([main], { x: 3000, y: 0, width: 900, height: 700, isMaximized: false })).toEqual({
      x: 80,
      y: 62,
      width: 1280,
      height: 800,
    })
  })

  test('a window that hangs over the edge comes back to the screen that it is mostly on', () => {
    const left = { x: -1920, y: 0, width: 1920, height: 1080 }
    const main = { x: 0, y: 0, width: 1920, height: 1080 }
    expect(placeOn([main, left], { x: -700, y: 600, width: 1000, height: 700, isMaximized: false })).toEqual({
      x: -1000,
      y: 380,
      width: 1000,
      height: 700,
    })
  })
})

test.each(['', 'null', '{}', '{"x":1,"y":1,"width":-5,"height":5,"isMaximized":false}', '[1,2]'])(
  'a stored place that reads %j is no place',
  (content) => {
    const file = join(temporaryFolder(), 'place.json')
    writeFileSync(file, content)
    expect(readPlace(file)).toBeNull()
  },
)

test('the window opens where it was closed, as large as it was', async () => {
  const first = await startedShell()
  first.windows[0]!.bounds = { x: 40, y: 50, width: 1000, height: 700 }
  first.host.app.quit()
  await first.ended
  const second = await startedShell({ folder: first.folder })
  expect(second.windows[0]!.options).toMatchObject({ x: 40, y: 50, width: 1000, height: 700 })
  expect(second.windows[0]!.acts).toEqual(['show'])
})

test('a maximized window opens maximized, and gets its former size back from the system', async () => {
  const first = await startedShell()
  first.windows[0]!.bounds = { x: 40, y: 50, width: 1000, height: 700 }
  first.windows[0]!.isMaximized = true
  first.host.app.quit()
  await first.ended
  const second = await startedShell({ folder: first.folder })
  expect(second.windows[0]!.options).toMatchObject({ x: 40, y: 50, width: 1000, height: 700 })
  expect(second.windows[0]!.acts).toEqual(['maximize', 'show'])
})

test('a screen that was unplugged in between does not hide the window', async () => {
  const wide = { x: 1920, y: 0, width: 2560, height: 1400 }
  const main = { x: 0, y: 0, width: 1920, height: 1040 }
  const first = await startedShell({ displays: [main, wide] })
  first.windows[0]!.bounds = { x: 2500, y: 100, width: 1000, height: 700 }
  first.host.app.quit()
  await first.ended
  const second = await startedShell({ folder: first.folder, displays: [main] })
  expect(second.windows[0]!.options).toMatchObject({ x: 320, y: 120, width: 1280, height: 800 })
  const stored = JSON.parse(
    readFileSync(join(first.host.app.getPath('userData'), 'place.json'), 'utf8'),
  ) as object
  expect(stored).toEqual({ x: 2500, y: 100, width: 1000, height: 700, isMaximized: false })
})
