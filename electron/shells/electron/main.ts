import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
} from 'electron'
import { defaultCacheFolder } from '../data-folder.ts'
import { keepFilesPrivate } from '../../files/privacy.ts'
import { startShell } from './shell.ts'

const programDir = join(import.meta.dirname, '../..')

keepFilesPrivate()
startShell(
  {
    app,
    dialog,
    nativeTheme,
    powerMonitor,
    protocol,
    screen,
    session,
    shell,
    createWindow: (options) => new BrowserWindow(options),
    showMenu: (template) => Menu.setApplicationMenu(Menu.buildFromTemplate(template)),
  },
  {
    argv: process.argv,
    platform: process.platform,
    cacheDir: defaultCacheFolder(),
    now: () => performance.now(),
    processId: process.pid,
    programDir,
    resourcesDir: app.isPackaged ? process.resourcesPath : programDir,
    log: (line) => console.error(line),
  },
)
