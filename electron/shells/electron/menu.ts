import { importEndings } from '../../contract/course-formats.ts'
import { text } from './text.ts'
import type { MenuItemConstructorOptions } from 'electron'
import type { Desk } from './desk.ts'
import type { Host } from './host.ts'

/** The pages that can be reached from everywhere, by the renderer's own addresses. */
export const pages = { library: '/', progress: '/progress', notes: '/notes', settings: '/settings' }

/** The renderer's chords; `accelerator` is how a menu writes them. */
export const chords = {
  search: { accelerator: 'CommandOrControl+K', keyCode: 'K' },
  keys: { accelerator: 'CommandOrControl+/', keyCode: '/' },
}

/** The native menu: the app's own commands, and the system's where a person expects them. */
export function menuOf(
  { app, dialog }: Host,
  platform: NodeJS.Platform,
  desk: Desk,
  addCourse: (path: string) => void,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const words = text.menu

  const page = (label: string, address: string): MenuItemConstructorOptions => ({
    label,
    click: () => void desk.goTo(address),
  })
  // The page hears its chords itself: a menu that took them too would send them again without end.
  const chord = (label: string, { accelerator, keyCode }: (typeof chords)['search']) => ({
    label,
    accelerator,
    registerAccelerator: false,
    click: () => void desk.press({ keyCode, modifiers: [isMac ? 'meta' : 'control'] }),
  })
  const settings: MenuItemConstructorOptions = {
    ...page(words.settings, pages.settings),
    accelerator: 'CommandOrControl+,',
  }

  async function choose(): Promise<void> {
    const { filePaths } = await dialog.showOpenDialog({
      title: text.chooseCourse,
      filters: [{ name: text.courseFiles, extensions: importEndings.map((ending) => ending.slice(1)) }],
      properties: ['openFile'],
    })
    for (const path of filePaths) addCourse(path)
  }

  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const ofMac: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  }
  return [
    ...(isMac ? [ofMac] : []),
    {
      label: words.file,
      submenu: [
        { label: words.addCourse, accelerator: 'CommandOrControl+O', click: () => void choose() },
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: words.edit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: words.view,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: words.go,
      submenu: [
        {
          label: words.back,
          accelerator: isMac ? 'Command+[' : 'Alt+Left',
          click: () => void desk.goBack(),
        },
        {
          label: words.forward,
          accelerator: isMac ? 'Command+]' : 'Alt+Right',
          click: () => void desk.goForward(),
        },
        separator,
        page(words.library, pages.library),
        page(words.progress, pages.progress),
        page(words.notes, pages.notes),
        ...(isMac ? [] : [settings]),
        separator,
        chord(words.search, chords.search),
      ],
    },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    {
      role: 'help',
      label: words.help,
      submenu: [chord(words.keys, chords.keys), ...(isMac ? [] : [separator, { role: 'about' } as const])],
    },
  ]
}
