import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  MenuItemConstructorOptions,
  NativeTheme,
  PowerMonitor,
  Protocol,
  Screen,
  Session,
  Shell,
} from 'electron'

/** What the shell uses of Electron: `main.ts` hands in the real one, the tests one of the same types. */
export type Host = {
  app: App
  dialog: Dialog
  nativeTheme: NativeTheme
  powerMonitor: PowerMonitor
  protocol: Protocol
  screen: Screen
  session: { readonly defaultSession: Session }
  shell: Shell
  createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow
  showMenu: (template: MenuItemConstructorOptions[]) => void
}

/** What the shell knows of the process that it runs in. */
export type Surroundings = {
  argv: readonly string[]
  platform: NodeJS.Platform
  /** The system's place for this app's caches. */
  cacheDir: string
  /** Milliseconds from any moment on, never set back. */
  now: () => number
  processId: number
  /** The folder of package.json and dist/: the checkout, or the packaged archive. */
  programDir: string
  /** Where `content/` lies: the checkout, or the installed app's resources. */
  resourcesDir: string
  log: (line: string) => void
}
