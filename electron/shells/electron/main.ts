import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { app, BrowserWindow, dialog, protocol, session, shell } from 'electron'
import { createApp, FolderInUse } from '../../app.ts'
import { defaultDataFolder } from '../../data-folder.ts'
import type { App } from '../../app.ts'

const origin = 'app://lectern'
const projectRoot = join(import.meta.dirname, '../..')

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])

const options = parseArgs({
  args: process.argv.slice(app.isPackaged ? 1 : 2),
  options: { data: { type: 'string' }, content: { type: 'string' } },
  strict: false,
}).values
const dataDir = typeof options.data === 'string' ? options.data : defaultDataFolder()
// Chromium's own caches lie beside the learner's data, never among it.
app.setPath('userData', join(dataDir, 'window'))

let lectern: App | null = null
let window: BrowserWindow | null = null

if (app.requestSingleInstanceLock({ dataDir })) {
  app.on('second-instance', showWindow)
  void app.whenReady().then(start)
} else app.quit()

async function start(): Promise<void> {
  try {
    lectern = await createApp({
      dataDir,
      contentDirs: [
        typeof options.content === 'string'
          ? options.content
          : join(app.isPackaged ? process.resourcesPath : projectRoot, 'content'),
      ],
      rendererDir: join(projectRoot, 'dist/renderer'),
      version: app.getVersion(),
      shell: 'electron',
      log: (line) => console.error(line),
    })
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error
    dialog.showErrorBox('Lectern is already open', `${error.message} Close it there first.`)
    return app.quit()
  }
  lectern.announce({ processId: process.pid, shell: 'electron', url: null })
  protocol.handle('app', lectern.handle)
  guardSession()
  openWindow()
  app.on('activate', () => (window ? showWindow() : openWindow()))
}

/** Nothing leaves the machine, and no page is given a permission or a device. */
function guardSession(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.setDisplayMediaRequestHandler((_request, decide) => decide({}))
  defaultSession.setSpellCheckerEnabled(false)
  defaultSession.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !url.startsWith(`${origin}/`) && !url.startsWith(`blob:${origin}/`) })
  })
}

function openWindow(): void {
  window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 480,
    minHeight: 480,
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window?.show())
  window.on('closed', () => (window = null))
  void window.loadURL(`${origin}/`)
}

app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', (event) => {
    if (!event.url.startsWith(`${origin}/`)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    void openOutside(url)
    return { action: 'deny' }
  })
})

/** The one way out: the address is shown, and the system's browser opens it only after a click. */
async function openOutside(url: string): Promise<void> {
  if (!/^https?:\/\//.test(url)) return
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'Open this address in your browser?',
    detail: url,
    buttons: ['Open in browser', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response === 0) await shell.openExternal(url)
}

function showWindow(): void {
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit()
})

// Quitting waits until the data is closed.
app.on('before-quit', (event) => {
  if (!lectern) return
  event.preventDefault()
  const closing = lectern
  lectern = null
  void closing.close().finally(() => app.quit())
})
