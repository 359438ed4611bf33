import { join } from 'node:path'
import { defaultSettings } from '../../contract/settings.ts'
import { origin } from './origin.ts'
import { placeOn, readPlace, smallest, storePlace } from './place.ts'
import { recoverPage } from './recovery.ts'
import { paperOf } from './theme.ts'
import type { BrowserWindow, KeyboardInputEvent } from 'electron'
import type { App } from '../../app.ts'
import type { Host, Surroundings } from './host.ts'

export type Chord = { keyCode: string; modifiers: KeyboardInputEvent['modifiers'] }
export type Desk = ReturnType<typeof createDesk>

/** The one window: opened when it is asked for, brought to the front when it is there. */
export function createDesk(host: Host, lectern: App, surroundings: Pick<Surroundings, 'log' | 'now'>) {
  const placeFile = join(host.app.getPath('userData'), 'place.json')
  let window: BrowserWindow | null = null

  async function show(address = '/'): Promise<BrowserWindow> {
    if (window) return bringForward(window)
    const paper = await paperOfLearner(host, lectern)
    // Asked for twice while the colour was found out.
    if (window) return bringForward(window)
    const opened = openWindow(host, placeFile, paper, surroundings)
    window = opened
    opened.on('closed', () => (window = null))
    load(opened, address)
    return opened
  }

  return {
    show,

    /** Shows a page of the app. Its address is a hash, so the page that is there stays loaded. */
    async goTo(address: string): Promise<void> {
      const shown = await show(address)
      // The same address again would load the whole page anew.
      if (shown.webContents.getURL() !== urlOf(address)) load(shown, address)
    },

    async goBack(): Promise<void> {
      ;(await show()).webContents.navigationHistory.goBack()
    },

    async goForward(): Promise<void> {
      ;(await show()).webContents.navigationHistory.goForward()
    },

    /** Presses keys that a page knows, as the learner would. */
    async press({ keyCode, modifiers }: Chord): Promise<void> {
      const { webContents } = await show()
      webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers })
      webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers })
    },
  }
}

function openWindow(
  host: Host,
  placeFile: string,
  backgroundColor: string,
  surroundings: Pick<Surroundings, 'log' | 'now'>,
): BrowserWindow {
  const main = host.screen.getPrimaryDisplay()
  const others = host.screen.getAllDisplays().filter(({ id }) => id !== main.id)
  const kept = readPlace(placeFile)
  const window = host.createWindow({
    ...placeOn(
      [main, ...others].map(({ workArea }) => workArea),
      kept,
    ),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    backgroundColor,
    autoHideMenuBar: true,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // For development there is the browser shell, whose tools need no request of their own.
      devTools: false,
    },
  })
  window.once('ready-to-show', () => {
    if (kept?.isMaximized) window.maximize()
    window.show()
  })
  window.on('close', () =>
    storePlace(
      placeFile,
      { ...window.getNormalBounds(), isMaximized: window.isMaximized() },
      surroundings.log,
    ),
  )
  recoverPage(host, window, surroundings)
  return window
}

function bringForward(window: BrowserWindow): BrowserWindow {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
  return window
}

function urlOf(address: string): string {
  return `${origin}/#${address}`
}

/** A load that another one overtakes is refused, and so is one that only changes the hash: both are as they should be. */
function load(window: BrowserWindow, address: string): void {
  window.loadURL(urlOf(address)).catch(() => undefined)
}

/** The theme that was chosen; the system's while the data cannot be opened. */
async function paperOfLearner({ nativeTheme }: Host, { api }: App): Promise<string> {
  const { theme } = await api.app.start().then(
    ({ settings }) => settings,
    () => defaultSettings,
  )
  return paperOf(theme, nativeTheme.shouldUseDarkColors)
}
