/** What a person has to see of a web address before it's opened. */
export type OutsideAddress =
  | {
      kind: 'web'
      /** The whole address, to be opened. */
      href: string
      /** The site's name in ASCII, its end if it's too long: that's the part that says whose site it is. */
      host: string
      /** The whole address, shortened in the middle. */
      shown: string
      /** The name has letters that ASCII can only write in code (`xn--…`): they may imitate another site's. */
      isCoded: boolean
    }
  /** A name or password before the host, as in `https://microsoft.com@evil.example/`, passes for the site. */
  | { kind: 'disguised'; host: string }

const longestShown = 300
const longestHost = 60

/** Looks at an address that leads out of the app; null when it's no http or https address. */
export function readOutsideAddress(address: string): OutsideAddress | null {
  const url = URL.parse(address)
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null
  const host = url.host.length > longestHost ? `…${url.host.slice(-longestHost)}` : url.host
  if (url.username !== '' || url.password !== '') return { kind: 'disguised', host }
  return {
    kind: 'web',
    href: url.href,
    host,
    shown: shortened(url.href),
    isCoded: url.hostname.split('.').some((label) => label.startsWith('xn--')),
  }
}

function shortened(text: string): string {
  if (text.length <= longestShown) return text
  const half = Math.floor(longestShown / 2)
  return `${text.slice(0, half)} … ${text.slice(-half)}`
}
