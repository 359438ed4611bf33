import { createApp, FolderInUse, toResponse } from '../../app.ts'
import { moveEarlierCaches, placeCaches } from './caches.ts'
import { courseFilesIn, sendCourse } from './course-file.ts'
import { createDesk } from './desk.ts'
import { guardContents, guardSession } from './guards.ts'
import { menuOf } from './menu.ts'
import { optionsOf } from './options.ts'
import { scheme, schemeOfApp } from './origin.ts'
import { followPower } from './power.ts'
import { logLostProcesses } from './recovery.ts'
import { refusedSwitch } from './switches.ts'
import { text } from './text.ts'
import type { App } from '../../app.ts'
import type { Desk } from './desk.ts'
import type { Host, Surroundings } from './host.ts'

const exitUsage = 2

type Running = { lectern: App; desk: Desk }

/** Starts the app in a window of its own. Everything up to the lock has to happen before Electron is ready. */
export function startShell(host: Host, surroundings: Surroundings, open = createApp): void {
  const { app } = host
  const refused = refusedSwitch(app, surroundings.argv, surroundings.platform)
  if (refused !== null) return refuseSwitch(host, surroundings, refused)
  app.enableSandbox()
  host.protocol.registerSchemesAsPrivileged([schemeOfApp])
  guardContents(host)
  const options = optionsOf(surroundings, app.isPackaged)
  placeCaches(app, { cacheDir: surroundings.cacheDir, dataDir: options.dataDir }, surroundings.log)
  if (!app.requestSingleInstanceLock()) return app.quit()

  const running = app.whenReady().then(() => run(host, surroundings, options, open))
  const openCourse = async (path: string) => {
    const started = await running
    if (started) await showCourse(host, started, path)
  }
  for (const path of options.courseFiles) void openCourse(path)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void openCourse(path)
  })
  app.on('second-instance', (_event, argv, workingDirectory) => {
    for (const path of courseFilesIn(argv, workingDirectory)) void openCourse(path)
    void running.then((started) => started?.desk.show())
  })
  app.on('activate', () => void running.then((started) => started?.desk.show()))
  app.on('window-all-closed', () => {
    if (surroundings.platform !== 'darwin') app.quit()
  })
  logLostProcesses(host, surroundings.log)
  closeBeforeQuit(host, running, surroundings.log)
}

/** Before Electron is ready: no window, no port and no file of the learner's is open yet. */
function refuseSwitch({ app, dialog }: Host, { log, platform }: Surroundings, refused: string): void {
  const { title, sentence } = text.refusedSwitch(refused)
  log(`${title}. ${sentence}`)
  // On Linux the box would only write the same to the console.
  if (platform !== 'linux') dialog.showErrorBox(title, sentence)
  app.exit(exitUsage)
}

/** @returns null when the app could not be started, which was said, and quits */
async function run(
  host: Host,
  surroundings: Surroundings,
  { dataDir, contentDir, rendererDir }: ReturnType<typeof optionsOf>,
  open: typeof createApp,
): Promise<Running | null> {
  try {
    const lectern = await open({
      dataDir,
      contentDirs: [contentDir],
      rendererDir,
      version: host.app.getVersion(),
      shell: 'electron',
      log: surroundings.log,
    })
    lectern.announce({ processId: surroundings.processId, shell: 'electron', url: null })
    host.protocol.handle(scheme, async (request) => toResponse(await lectern.handle(request)))
    guardSession(host.session.defaultSession)
    followPower(host, lectern)
    moveEarlierCaches(host.app, dataDir, surroundings.log)
    const desk = createDesk(host, lectern, surroundings)
    const running = { lectern, desk }
    host.showMenu(
      menuOf(host, surroundings.platform, desk, (path) => void showCourse(host, running, path, true)),
    )
    await desk.show()
    return running
  } catch (error) {
    surroundings.log(error instanceof Error ? (error.stack ?? error.message) : String(error))
    const { title, sentence } = error instanceof FolderInUse ? text.inUse(error.message) : text.failed(error)
    host.dialog.showErrorBox(title, sentence)
    host.app.quit()
    return null
  }
}

/** Hands a course file to the library page, which asks, adds it and says what came of it. */
async function showCourse(
  host: Host,
  { lectern, desk }: Running,
  path: string,
  isChosen = false,
): Promise<void> {
  try {
    await desk.goTo(await sendCourse(lectern.handle, path, isChosen))
  } catch (error) {
    const { title, sentence } = text.notRead(path, error)
    host.dialog.showErrorBox(title, sentence)
  }
}

/** The windows close first, so that what a page stores on leaving is stored; then the data; then the app. */
function closeBeforeQuit({ app }: Host, running: Promise<Running | null>, log: (line: string) => void): void {
  let closing: Promise<void> | null = null
  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    closing ??= running
      .then((started) => started?.lectern.close())
      .catch((error: unknown) => log(`The data was not closed in order: ${String(error)}`))
      .then(() => {
        isClosed = true
        app.quit()
      })
  })
}
