import { createFakeHost } from './electron-host.ts'
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions } from 'electron'

/** The fake host in the shape of the module `electron`, for a packaged app that imports it. */
export const fake = createFakeHost()

export const { app, dialog, nativeTheme, powerMonitor, protocol, screen, session, shell } = fake.host

export class BrowserWindow {
  constructor(options: BrowserWindowConstructorOptions) {
    return fake.host.createWindow(options)
  }
}

export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (template: MenuItemConstructorOptions[]) => fake.host.showMenu(template),
}
