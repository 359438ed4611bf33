const place = 'lectern-window'

/**
 * Names this window for the exam: a new name for a new window, the same after a reload. It is in storage
 * only while the page goes away, so that a tab duplicated from this one, which copies the storage, is a
 * window of its own.
 */
export const windowId = takeKept() ?? crypto.randomUUID()

function takeKept(): string | null {
  const kept = sessionStorage.getItem(place)
  sessionStorage.removeItem(place)
  return kept
}

addEventListener('pagehide', () => sessionStorage.setItem(place, windowId))
addEventListener('pageshow', () => sessionStorage.removeItem(place))
