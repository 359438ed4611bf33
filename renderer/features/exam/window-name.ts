const place = 'lectern-window'

/** The part of a page that names its window; `sessionStorage` and the page itself, or a test's. */
export type NamedPage = {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  addEventListener: (event: 'pagehide' | 'pageshow', listener: () => void) => void
  /** No page can be copied into a second window: the case in the app's own window. */
  isOnlyWindow: boolean
  makeName: () => string
}

/**
 * Names this window for the exam: a new name for a new window, the same after a reload. A browser copies the storage
 * when a tab is duplicated, so there the name is in it only while the page goes away, and the copy is a window of its
 * own. The app's only window keeps it there: a page that crashes has no time to put it back.
 */
export function nameWindow({ storage, addEventListener, isOnlyWindow, makeName }: NamedPage): string {
  const name = storage.getItem(place) ?? makeName()
  if (isOnlyWindow) {
    storage.setItem(place, name)
    return name
  }
  storage.removeItem(place)
  addEventListener('pagehide', () => storage.setItem(place, name))
  addEventListener('pageshow', () => storage.removeItem(place))
  return name
}
