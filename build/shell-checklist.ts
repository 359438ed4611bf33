import type { RuleName } from './shell-gate.ts'

/** A recommendation of Electron's security checklist, and what holds Lectern to it. */
export type ChecklistItem = {
  number: number
  recommendation: string
  /** Whether Lectern does the thing that the item is about. */
  applies: boolean
  /** How the item is met, or why it does not apply. */
  how: string
  /** Rules of the gate over the shell's source. */
  rules: readonly RuleName[]
  /** Tests, for what the source alone cannot show. */
  tests: readonly string[]
}

const guards = 'tests/electron/shells/electron/guards.test.ts'
const start = 'tests/electron/shells/electron/start.test.ts'
const switches = 'tests/electron/shells/electron/switches.test.ts'
const packages = 'tests/build/package.test.ts'

/** https://www.electronjs.org/docs/latest/tutorial/security, read in November 2026: all of its 20 items. */
export const checklist: readonly ChecklistItem[] = [
  {
    number: 1,
    recommendation: 'Only load secure content',
    applies: true,
    how: 'Only app://lectern is loaded; every other request is cancelled.',
    rules: ['own-addresses', 'requests'],
    tests: [guards],
  },
  {
    number: 2,
    recommendation: 'Do not enable Node.js integration for remote content',
    applies: true,
    how: 'No page has Node, remote or not.',
    rules: ['node-integration'],
    tests: [start],
  },
  {
    number: 3,
    recommendation: 'Enable context isolation in all renderers',
    applies: true,
    how: 'On, though there is no preload script to isolate.',
    rules: ['context-isolation'],
    tests: [start],
  },
  {
    number: 4,
    recommendation: 'Enable process sandboxing',
    applies: true,
    how: 'For the whole app before it is ready, and for the window; a start without the sandbox is refused.',
    rules: ['sandbox'],
    tests: [start, switches],
  },
  {
    number: 5,
    recommendation: 'Handle session permission requests from remote content',
    applies: true,
    how: 'Every permission, device and screen capture is denied, by request and by check.',
    rules: ['permissions'],
    tests: [guards],
  },
  {
    number: 6,
    recommendation: 'Do not disable webSecurity',
    applies: true,
    how: 'It is never named, and a switch that turns it off is refused.',
    rules: ['web-security'],
    tests: [start, switches],
  },
  {
    number: 7,
    recommendation: 'Define a Content-Security-Policy',
    applies: true,
    how: 'handle sets it on every answer, and nothing else answers.',
    rules: ['content-security-policy'],
    tests: [start, 'tests/electron/web/web.test.ts'],
  },
  {
    number: 8,
    recommendation: 'Do not enable allowRunningInsecureContent',
    applies: true,
    how: 'It is never named.',
    rules: ['insecure-content'],
    tests: [start],
  },
  {
    number: 9,
    recommendation: 'Do not enable experimental features',
    applies: true,
    how: 'They are never named.',
    rules: ['experimental-features'],
    tests: [start],
  },
  {
    number: 10,
    recommendation: 'Do not use enableBlinkFeatures',
    applies: true,
    how: 'Neither as a preference nor as a switch: of those, the app starts with a short list only.',
    rules: ['blink-features'],
    tests: [start, switches],
  },
  {
    number: 11,
    recommendation: 'Do not use allowpopups for webviews',
    applies: false,
    how: 'There are no webviews: the tag is off, attaching is prevented.',
    rules: ['webviews'],
    tests: [guards],
  },
  {
    number: 12,
    recommendation: 'Verify webview options and params',
    applies: false,
    how: 'There are no webviews: the tag is off, attaching is prevented.',
    rules: ['webviews'],
    tests: [guards],
  },
  {
    number: 13,
    recommendation: 'Disable or limit navigation',
    applies: true,
    how: 'The window reloads its own page and goes nowhere else; frames and redirects go nowhere.',
    rules: ['navigation'],
    tests: [guards],
  },
  {
    number: 14,
    recommendation: 'Disable or limit creation of new windows',
    applies: true,
    how: 'Every new window is denied.',
    rules: ['new-windows'],
    tests: [guards],
  },
  {
    number: 15,
    recommendation: 'Do not use shell.openExternal with untrusted content',
    applies: true,
    how: 'One function, web addresses only; the site is set apart, Cancel is the default, and an address that passes for another site’s is refused.',
    rules: ['outside'],
    tests: [guards],
  },
  {
    number: 16,
    recommendation: 'Use a current version of Electron',
    applies: true,
    how: 'One exact version, in package.json and in the lock file.',
    rules: [],
    tests: ['tests/build/shell-gate.test.ts'],
  },
  {
    number: 17,
    recommendation: 'Validate the sender of all IPC messages',
    applies: false,
    how: 'There are no IPC messages: pages use fetch, as on the web.',
    rules: ['no-messages'],
    tests: [],
  },
  {
    number: 18,
    recommendation: 'Avoid the file: protocol and prefer custom protocols',
    applies: true,
    how: 'A scheme of its own, with four privileges and no more.',
    rules: ['own-scheme'],
    tests: [start],
  },
  {
    number: 19,
    recommendation: 'Check which fuses you can change',
    applies: true,
    how: 'All nine are set when the app is packed, and read back.',
    rules: [],
    tests: [packages],
  },
  {
    number: 20,
    recommendation: 'Do not expose Electron APIs to untrusted web content',
    applies: true,
    how: 'Pages are given no script and no object of the shell’s.',
    rules: ['no-scripts-of-the-shell', 'no-messages'],
    tests: [start],
  },
]
