import type { App } from 'electron'

/**
 * What may follow the program's name with a dash. Chromium knows some 1,500 switches, new ones with each version, and
 * many of them hand the window to another program (`--remote-debugging-port`), take its walls down (`--no-sandbox`,
 * `--disable-web-security`) or run a program (`--renderer-cmd-prefix`). A list of bad ones is never complete, so this
 * is a list of good ones: Lectern's, and what desktops and people use to make a window appear right.
 */
const accepted = new Set([
  'data',
  'content',
  // The display: which system draws, how large, in which colors.
  'ozone-platform',
  'ozone-platform-hint',
  'enable-wayland-ime',
  'wayland-text-input-version',
  'gtk-version',
  'force-device-scale-factor',
  'high-dpi-support',
  'force-color-profile',
  'force-dark-mode',
  'force-high-contrast',
  'lang',
  // Broken graphics drivers, and screen readers that aren't recognized.
  'disable-gpu',
  'disable-gpu-compositing',
  'disable-software-rasterizer',
  'force-renderer-accessibility',
  // Which keyring Chromium asks on Linux.
  'password-store',
])

/** What older Macs pass to an app that was opened in Finder. */
const fromFinder = /^-psn_\d+_\d+$/

/**
 * Switches that Chromium can have without an argument for them. ELECTRON_DISABLE_SANDBOX sets the first. The packed
 * app's fuses already turn off the other variables that open it up: ELECTRON_RUN_AS_NODE, ELECTRON_NO_ASAR,
 * NODE_OPTIONS and NODE_EXTRA_CA_CERTS, and the arguments `--inspect` and `--inspect-brk`.
 * ELECTRON_ENABLE_LOGGING only writes more to the console.
 */
const dangerous = [
  'no-sandbox',
  'disable-web-security',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'load-extension',
  'js-flags',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'ignore-certificate-errors',
  'log-net-log',
  'ssl-key-log-file',
]

/**
 * The first switch that Lectern doesn't start with, as it was written; null when all are fine.
 *
 * A checkout runs in Electron's plain binary, and its code can be changed anyway: there a test may add switches from
 * inside (Playwright does), and only the command line is looked at.
 */
export function refusedSwitch(
  { commandLine, isPackaged }: Pick<App, 'commandLine' | 'isPackaged'>,
  argv: readonly string[],
  platform: NodeJS.Platform,
): string | null {
  const written = argv.slice(1).find((argument) => isSwitch(argument, platform) && !isAccepted(argument))
  if (written !== undefined) return written.split('=')[0] ?? written
  const hidden = isPackaged ? dangerous.find((name) => commandLine.hasSwitch(name)) : undefined
  return hidden === undefined ? null : `--${hidden}`
}

/** Chromium takes one dash for two, and on Windows a slash. */
function isSwitch(argument: string, platform: NodeJS.Platform): boolean {
  return argument.startsWith('-') || (platform === 'win32' && argument.startsWith('/'))
}

function isAccepted(argument: string): boolean {
  if (fromFinder.test(argument)) return true
  const name = /^--([^=]+)/.exec(argument)?.[1]
  return name !== undefined && accepted.has(name)
}
