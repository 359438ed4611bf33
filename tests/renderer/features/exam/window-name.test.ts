import { describe, expect, test } from 'vitest'
import { nameWindow } from '../../../../renderer/features/exam/window-name.ts'

/** A tab's storage, which outlives its pages, and what a browser does with them. */
function aTab(isOnlyWindow: boolean, kept = new Map<string, string>()) {
  let listeners: [string, () => void][] = []
  const tell = (event: string) => listeners.forEach(([name, listener]) => name === event && listener())
  let names = 0
  const load = () => {
    listeners = []
    const name = nameWindow({
      storage: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
      },
      addEventListener: (event, listener) => void listeners.push([event, listener]),
      isOnlyWindow,
      makeName: () => `window ${++names}`,
    })
    tell('pageshow')
    return name
  }
  return {
    load,
    reload() {
      tell('pagehide')
      return load()
    },
    reloadAfterCrash: load,
  }
}

describe.each([
  ['the app’s own window', true],
  ['a browser’s tab', false],
])('%s', (_name, isOnlyWindow) => {
  test('keeps its name through a reload', () => {
    const tab = aTab(isOnlyWindow)
    expect([tab.load(), tab.reload(), tab.reload()]).toEqual(['window 1', 'window 1', 'window 1'])
  })
})

test('the app’s own window keeps its name through a crash, so that it has its exam back at once', () => {
  const tab = aTab(true)
  expect([tab.load(), tab.reloadAfterCrash()]).toEqual(['window 1', 'window 1'])
})

test('a duplicate of a browser’s tab is a window of its own', () => {
  const kept = new Map<string, string>()
  const tab = aTab(false, kept)
  tab.load()
  expect(kept.size).toBe(0)
  tab.reload()
  expect(kept.size).toBe(0)
})
