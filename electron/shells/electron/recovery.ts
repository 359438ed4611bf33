import { text } from './text.ts'
import type { BrowserWindow } from 'electron'
import type { Host, Surroundings } from './host.ts'

/** This many crashes within this many milliseconds are a loop: reloading doesn't help. */
const crashesOfLoop = 3
const loopWithin = 60_000

/**
 * Brings a page back that crashed or hangs. What the learner did is with the app, not with the page: the same address,
 * loaded again, shows the same chapter or the same running exam.
 */
export function recoverPage(
  { app, dialog }: Host,
  window: BrowserWindow,
  { log, now }: Pick<Surroundings, 'log' | 'now'>,
): void {
  const { webContents } = window
  let crashes: number[] = []
  let waiting: AbortController | null = null

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    waiting?.abort()
    if (reason === 'clean-exit') return
    log(`The page’s process ended: ${reason}, exit code ${exitCode}.`)
    crashes = [...crashes, now()].filter((time) => now() - time < loopWithin)
    if (crashes.length < crashesOfLoop) reloadSoon()
    else void askAfterLoop()
  })
  webContents.on('unresponsive', () => void askWhetherToWait())
  webContents.on('responsive', () => waiting?.abort())
  window.on('closed', () => waiting?.abort())

  /** Not within the event that says the process is gone, which Electron is still handling. */
  function reloadSoon(): void {
    setImmediate(() => {
      if (!window.isDestroyed()) webContents.reload()
    })
  }

  async function askAfterLoop(): Promise<void> {
    crashes = []
    const words = text.crashed
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: words.title,
      detail: words.sentence,
      buttons: [words.reload, words.quit],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    })
    if (response === 0) reloadSoon()
    else app.quit()
  }

  async function askWhetherToWait(): Promise<void> {
    if (waiting) return
    log('The page does not respond.')
    const question = new AbortController()
    waiting = question
    const words = text.unresponsive
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: words.title,
      detail: words.sentence,
      buttons: [words.wait, words.reload],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal: question.signal,
    })
    waiting = null
    // It came back, crashed or was closed while the question was open.
    if (response !== 1 || question.signal.aborted || window.isDestroyed()) return
    // A hung process hears no reload. Once it's gone, the page is loaded as after any crash.
    webContents.forcefullyCrashRenderer()
  }
}

/** Electron starts other processes (the GPU’s, the network’s) again by itself: it's enough to know. */
export function logLostProcesses({ app }: Host, log: (line: string) => void): void {
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason !== 'clean-exit')
      log(`Chromium’s process ${name ?? type} ended: ${reason}, exit code ${exitCode}.`)
  })
}
