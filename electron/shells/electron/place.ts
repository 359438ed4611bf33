import { readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'
import type { Rectangle } from 'electron'

export const smallest = { width: 480, height: 480 }
const usual = { width: 1280, height: 800 }

const place = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().check(z.positive()),
  height: z.int().check(z.positive()),
  isMaximized: z.boolean(),
})
export type Place = z.infer<typeof place>

/** Where the window was, null when that is not known or cannot be read. */
export function readPlace(file: string): Place | null {
  try {
    return place.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** A place that cannot be stored is forgotten: the window opens in the middle the next time. */
export function storePlace(file: string, kept: Place, log: (line: string) => void): void {
  try {
    writeFileSync(file, JSON.stringify(kept))
  } catch (error) {
    log(`The window's place was not stored: ${String(error)}`)
  }
}

/**
 * Where the window opens: where it was, moved and shrunk so that the whole of it can be seen on the screen
 * it is mostly on. A place that is on no screen any more gives the middle of the first one.
 * @param screens work areas in the system's own points, the main screen first; never empty
 */
export function placeOn(screens: readonly Rectangle[], kept: Place | null): Rectangle {
  const shares = kept ? screens.map((screen) => sharedArea(screen, kept)) : []
  const largest = Math.max(0, ...shares)
  const [main] = screens
  if (!main) throw new Error('There is no screen to open a window on.')
  const screen = largest > 0 ? screens[shares.indexOf(largest)] : undefined
  if (!kept || !screen) return centred(main)
  const width = Math.min(kept.width, screen.width)
  const height = Math.min(kept.height, screen.height)
  return {
    x: between(screen.x, kept.x, screen.x + screen.width - width),
    y: between(screen.y, kept.y, screen.y + screen.height - height),
    width,
    height,
  }
}

function centred(screen: Rectangle): Rectangle {
  const width = Math.min(usual.width, screen.width)
  const height = Math.min(usual.height, screen.height)
  return {
    x: screen.x + Math.floor((screen.width - width) / 2),
    y: screen.y + Math.floor((screen.height - height) / 2),
    width,
    height,
  }
}

function sharedArea(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

function between(least: number, value: number, most: number): number {
  return Math.min(Math.max(least, value), most)
}
