import type { CustomScheme } from 'electron'

export const scheme = 'app'
export const origin = `${scheme}://lectern`

/** A real origin with the rules of a web page, and nothing that a page does not need. */
export const schemeOfApp: CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

/** The app's own pages and calls, and the files that its pages make. */
export function isOwn(url: string): boolean {
  return url.startsWith(`${origin}/`) || url.startsWith(`blob:${origin}/`)
}
