/**
 * How a page gets in where the browser shows Lectern: it comes with a token that works once, in the fragment of its
 * address, and exchanges that for a secret. The secret is kept for this tab alone (a reload finds it again) and goes
 * with every request as a header. In Lectern's own window there's neither a token nor a secret, and none is needed.
 */
const place = 'lectern-secret'
const prefix = '#enter='

/** Done once the page is in, or knows that it isn't. To be awaited before the first request. */
export const entered: Promise<void> = enter(takeToken())

/** The header with the secret of this tab, if it has one. */
export function secretHeaders(): Record<string, string> {
  const secret = sessionStorage.getItem(place)
  return secret === null ? {} : { 'x-lectern-window': secret }
}

// An address that's pasted into a tab with Lectern in it changes the fragment only.
addEventListener('popstate', (event) => {
  if (!location.hash.startsWith(prefix)) return
  event.stopImmediatePropagation()
  location.reload()
})

/** Reads the token and clears the address bar, before the router looks at it. */
function takeToken(): string | null {
  if (!location.hash.startsWith(prefix)) return null
  const token = location.hash.slice(prefix.length)
  history.replaceState(null, '', '#/')
  return token
}

/** A token that was used before changes nothing: the tab may well be in. */
async function enter(token: string | null): Promise<void> {
  if (token === null) return
  const answer = await fetch('/enter', { method: 'POST', body: token }).catch(() => null)
  if (answer?.ok) sessionStorage.setItem(place, await answer.text())
}
