import { EventEmitter } from 'node:events'
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  CustomScheme,
  Details,
  CommandLine,
  Dialog,
  Display,
  Event,
  KeyboardEvent,
  MenuItem,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NativeTheme,
  NavigationHistory,
  OnBeforeRequestListenerDetails,
  PowerMonitor,
  Protocol,
  Rectangle,
  RenderProcessGoneDetails,
  Screen,
  Session,
  Shell,
  WebContents,
  WebRequest,
} from 'electron'
import type { Host } from '../../electron/shells/electron/host.ts'

/**
 * A part of Electron with the members that the shell uses, of the types in electron.d.ts. Using any other
 * member is an error, so that nothing is tested against a silent nothing.
 */
function aPart<T extends object>(name: string, members: Partial<T>, events = new EventEmitter()): T {
  const part: T = new Proxy(members, {
    get(target, key) {
      if (key in target) return Reflect.get(target, key) as unknown
      if (key === 'on' || key === 'once')
        return (event: string, listener: (...values: unknown[]) => void) => {
          events[key](event, listener)
          return part
        }
      // A promise that ends with a part asks whether it is a promise too.
      if (key === 'then') return undefined
      throw new Error(`The shell used ${name}.${String(key)}, which the fake host does not have.`)
    },
  }) as T
  return part
}

/** An event as Electron hands it out, and whether its default was prevented. */
function anEvent<Values extends object>(values: Values): Event<Values> {
  let isPrevented = false
  const event = {
    preventDefault: () => (isPrevented = true),
    get defaultPrevented() {
      return isPrevented
    },
  }
  return Object.assign(event as Event<object>, values)
}

export type FakeWindow = {
  options: BrowserWindowConstructorOptions
  window: BrowserWindow
  loaded: string[]
  keys: string[]
  /** What was done to the window, in order: show, focus, restore, maximize, back, forward. */
  acts: string[]
  isDestroyed: boolean
  bounds: Rectangle
  isMaximized: boolean
  isMinimized: boolean
  close: () => void
  /** What happens to the page's process. */
  loseProcess: (reason: RenderProcessGoneDetails['reason']) => void
  hang: () => void
  respond: () => void
  /** What a page can try. Each says whether it was prevented. */
  navigate: (url: string, isMainFrame?: boolean) => boolean
  redirect: (url: string) => boolean
  attachWebview: () => boolean
  openWindow: (url: string) => boolean
}

export type Served = { status: number; headers: Record<string, string>; body: string }

export type FakeHost = ReturnType<typeof createFakeHost>

/** Which data folders have an instance, and how to tell it of a second one: Electron's lock file. */
export type Instances = Map<string, (argv: string[], workingDirectory: string) => void>

export type FakeHostOptions = {
  isPackaged?: boolean
  /** Hosts that share this are on one machine. */
  instances?: Instances
  argv?: string[]
  displays?: Rectangle[]
  isSystemDark?: boolean
  /** Which button of each question is pressed, in turn; 'later' leaves it open until it is closed for the person. */
  answers?: (number | 'later')[]
  /** Switches that Chromium has, from wherever. */
  switches?: string[]
  chosenFiles?: string[]
}

/** A host that behaves as Electron's documentation says, and refuses what Electron would refuse at that time. */
export function createFakeHost(options: FakeHostOptions = {}) {
  const { instances = new Map() as Instances, argv = [] } = options
  const displays = options.displays ?? [{ x: 0, y: 0, width: 1920, height: 1040 }]
  const paths = new Map([['userData', '/nowhere/default']])
  const calls: string[] = []
  const errors: { title: string; content: string }[] = []
  const questions: MessageBoxOptions[] = []
  const opened: string[] = []
  const windows: FakeWindow[] = []
  const answers = [...(options.answers ?? [])]
  const appEvents = new EventEmitter()
  const powerEvents = new EventEmitter()
  const ready = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  let isReady = false
  let isFirst = false
  let schemes: CustomScheme[] = []
  let menu: MenuItemConstructorOptions[] = []
  let handler: Parameters<Protocol['handle']>[1] | null = null

  const before = (what: string) => {
    if (isReady) throw new Error(`${what} has to be called before the app is ready.`)
    calls.push(what)
  }
  const after = (what: string) => {
    if (!isReady) throw new Error(`${what} cannot be used before the app is ready.`)
  }

  const app = aPart<App>(
    'app',
    {
      name: 'Lectern',
      isPackaged: options.isPackaged ?? true,
      enableSandbox: () => before('enableSandbox'),
      getVersion: () => '0.0.0-test',
      getPath: (name) => paths.get(name)!,
      setPath(name, path) {
        before('setPath')
        paths.set(name, path)
      },
      requestSingleInstanceLock() {
        before('requestSingleInstanceLock')
        const folder = paths.get('userData')!
        const first = instances.get(folder)
        if (first) {
          first([...argv], process.cwd())
          return false
        }
        isFirst = true
        instances.set(folder, (theirs, folderOfTheirs) =>
          appEvents.emit('second-instance', anEvent({}), theirs, folderOfTheirs, null),
        )
        return true
      },
      whenReady: () => ready.promise,
      commandLine: aPart<CommandLine>('commandLine', {
        hasSwitch: (name) => options.switches?.includes(name) ?? false,
      }),
      exit(code) {
        calls.push(`exit ${code}`)
        ended.resolve()
      },
      quit() {
        calls.push('quit')
        for (const { close } of [...windows]) close()
        const event = anEvent({})
        appEvents.emit('will-quit', event)
        if (event.defaultPrevented) return
        if (isFirst) instances.delete(paths.get('userData')!)
        ended.resolve()
      },
    },
    appEvents,
  )

  const protocol = aPart<Protocol>('protocol', {
    registerSchemesAsPrivileged(given) {
      before('registerSchemesAsPrivileged')
      schemes = given
    },
    handle(scheme, given) {
      after('protocol.handle')
      if (scheme !== schemes[0]?.scheme) throw new Error(`The scheme ${scheme} was not registered.`)
      handler = given
    },
  })

  /**
   * A request as Electron's protocol.handle makes it: a body of one buffer is passed on as that buffer, and
   * of the response only status, headers and body go back.
   */
  async function request(
    url: string,
    init: { method?: string; headers?: Record<string, string>; body?: Uint8Array } = {},
  ): Promise<Served> {
    const response = await handler!(
      new Request(url, {
        method: init.method ?? 'GET',
        headers: new Headers(init.headers),
        referrer: 'about:client',
        body: init.body ? Buffer.from(init.body) : null,
      }),
    )
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: response.body ? await new Response(response.body).text() : '',
    }
  }

  function createWindow(given: BrowserWindowConstructorOptions): BrowserWindow {
    after('BrowserWindow')
    const windowEvents = new EventEmitter()
    const contentsEvents = new EventEmitter()
    let decideOpen: Parameters<WebContents['setWindowOpenHandler']>[0] = () => ({ action: 'allow' })
    const contents = aPart<WebContents>(
      'webContents',
      {
        reload: () => void fake.acts.push('reload'),
        forcefullyCrashRenderer() {
          fake.acts.push('crash')
          fake.loseProcess('killed')
        },
        setWindowOpenHandler: (given) => void (decideOpen = given),
        getURL: () => fake.loaded.at(-1) ?? '',
        sendInputEvent(input) {
          if ('keyCode' in input)
            fake.keys.push([input.type, ...(input.modifiers ?? []), input.keyCode].join(' '))
        },
        navigationHistory: aPart<NavigationHistory>('navigationHistory', {
          goBack: () => void fake.acts.push('back'),
          goForward: () => void fake.acts.push('forward'),
        }),
      },
      contentsEvents,
    )
    const attempt = (name: string, values: object, ...rest: unknown[]) => {
      const event = anEvent(values)
      contentsEvents.emit(name, event, ...rest)
      return event.defaultPrevented
    }
    const window = aPart<BrowserWindow>(
      'BrowserWindow',
      {
        webContents: contents,
        async loadURL(url) {
          const isHashOnly = fake.loaded.at(-1)?.split('#')[0] === url.split('#')[0]
          fake.loaded.push(url)
          if (isHashOnly) throw new Error('ERR_FAILED (-2): loading ended without a page')
          await request(url)
          windowEvents.emit('ready-to-show')
        },
        show: () => void fake.acts.push('show'),
        focus: () => void fake.acts.push('focus'),
        restore() {
          fake.acts.push('restore')
          fake.isMinimized = false
        },
        maximize() {
          fake.acts.push('maximize')
          fake.isMaximized = true
        },
        isDestroyed: () => fake.isDestroyed,
        isMinimized: () => fake.isMinimized,
        isMaximized: () => fake.isMaximized,
        getNormalBounds: () => fake.bounds,
      },
      windowEvents,
    )
    const fake: FakeWindow = {
      options: given,
      window,
      loaded: [],
      keys: [],
      acts: [],
      bounds: { x: given.x ?? 0, y: given.y ?? 0, width: given.width ?? 800, height: given.height ?? 600 },
      isMaximized: false,
      isMinimized: false,
      isDestroyed: false,
      loseProcess: (reason) =>
        void contentsEvents.emit('render-process-gone', anEvent({}), { reason, exitCode: 5 }),
      hang: () => void contentsEvents.emit('unresponsive'),
      respond: () => void contentsEvents.emit('responsive'),
      close() {
        windowEvents.emit('close', anEvent({}))
        fake.isDestroyed = true
        windows.splice(windows.indexOf(fake), 1)
        calls.push('window closed')
        windowEvents.emit('closed')
      },
      navigate: (url, isMainFrame = true) => attempt('will-frame-navigate', { url, isMainFrame }),
      redirect: (url) => attempt('will-redirect', { url, isMainFrame: true }),
      attachWebview: () => attempt('will-attach-webview', {}, {}, {}),
      openWindow: (url) =>
        decideOpen({
          url,
          frameName: '',
          features: '',
          disposition: 'foreground-tab',
          referrer: { url: '', policy: 'no-referrer' },
        }).action === 'deny',
    }
    windows.push(fake)
    appEvents.emit('web-contents-created', anEvent({}), contents)
    return window
  }

  type Asked = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>[1]
  type Checked = Parameters<NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>>[1]
  let decideRequest: Parameters<Session['setPermissionRequestHandler']>[0] = null
  let decideCheck: Parameters<Session['setPermissionCheckHandler']>[0] = null
  let decideDevice: Parameters<Session['setDevicePermissionHandler']>[0] = null
  let decideDisplay: Parameters<Session['setDisplayMediaRequestHandler']>[0] = null
  let beforeRequest: Parameters<WebRequest['onBeforeRequest']>[0] | null = null
  let isSpellChecked = true
  const defaultSession = aPart<Session>('session', {
    setPermissionRequestHandler: (given) => void (decideRequest = given),
    setPermissionCheckHandler: (given) => void (decideCheck = given),
    setDevicePermissionHandler: (given) => void (decideDevice = given),
    setDisplayMediaRequestHandler: (given) => void (decideDisplay = given),
    setSpellCheckerEnabled: (isEnabled) => void (isSpellChecked = isEnabled),
    webRequest: aPart<WebRequest>('webRequest', {
      onBeforeRequest: ((given: typeof beforeRequest) =>
        void (beforeRequest = given)) as WebRequest['onBeforeRequest'],
    }),
  })

  const host: Host = {
    app,
    protocol,
    createWindow,
    showMenu: (template) => void (menu = template),
    dialog: aPart<Dialog>('dialog', {
      showErrorBox: (title, content) => void errors.push({ title, content }),
      showMessageBox: (async (...given: [MessageBoxOptions] | [BrowserWindow, MessageBoxOptions]) => {
        const asked = given.length === 1 ? given[0] : given[1]
        questions.push(asked)
        const cancelled = { response: asked.cancelId ?? 0, checkboxChecked: false }
        const answer = answers.shift()
        if (answer !== 'later') return { ...cancelled, response: answer ?? cancelled.response }
        return new Promise((resolve) =>
          asked.signal?.addEventListener('abort', () => resolve(cancelled), { once: true }),
        )
      }) as Dialog['showMessageBox'],
      showOpenDialog: (async () => ({
        canceled: !options.chosenFiles,
        filePaths: options.chosenFiles ?? [],
      })) as Dialog['showOpenDialog'],
    }),
    nativeTheme: aPart<NativeTheme>('nativeTheme', { shouldUseDarkColors: options.isSystemDark ?? false }),
    powerMonitor: aPart<PowerMonitor>('powerMonitor', {}, powerEvents),
    screen: aPart<Screen>('screen', {
      getPrimaryDisplay() {
        after('screen')
        return aPart<Display>('display', { id: 0, workArea: displays[0]! })
      },
      getAllDisplays() {
        after('screen')
        return displays.map((workArea, id) => aPart<Display>('display', { id, workArea }))
      },
    }),
    session: {
      get defaultSession() {
        after('session.defaultSession')
        return defaultSession
      },
    },
    shell: aPart<Shell>('shell', { openExternal: async (url) => void opened.push(url) }),
  }

  return {
    host,
    calls,
    errors,
    questions,
    /** Addresses that went to the system's browser. */
    opened,
    windows,
    ended: ended.promise,
    request,
    /** Lets the app become ready, as Electron does once the main script has run. */
    becomeReady() {
      isReady = true
      ready.resolve()
    },
    get schemes() {
      return schemes
    },
    get menu() {
      return menu
    },
    get isSpellChecked() {
      return isSpellChecked
    },
    /** Chooses the entry of the menu that has this label. */
    choose(label: string): void {
      const entries = menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
      const click = entries.find((entry) => entry.label === label)!.click!
      click(aPart<MenuItem>('menu item', {}), undefined, aPart<KeyboardEvent>('keyboard event', {}))
    },
    tell: (event: 'activate' | 'window-all-closed') => void appEvents.emit(event, anEvent({}), false),
    loseChild: (details: Details) => void appEvents.emit('child-process-gone', anEvent({}), details),
    openFile(path: string): boolean {
      const event = anEvent({})
      appEvents.emit('open-file', event, path)
      return event.defaultPrevented
    },
    power: (event: 'suspend' | 'resume' | 'shutdown') => void powerEvents.emit(event),
    /** What the session answers to a page that asks, checks, wants a device or the screen, or requests. */
    decisions: {
      request(permission: Asked): boolean {
        let decision = true
        decideRequest?.(windows[0]!.window.webContents, permission, (given) => (decision = given), {
          isMainFrame: true,
          requestingUrl: 'app://lectern/',
        })
        return decision
      },
      check: (permission: Checked): boolean =>
        decideCheck?.(null, permission, 'app://lectern', {
          isMainFrame: true,
          requestingUrl: 'app://lectern/',
        }) ?? true,
      device: (deviceType: 'hid' | 'serial' | 'usb'): boolean =>
        decideDevice?.({ deviceType, origin: 'app://lectern', device: aPart('device', {}) }) ?? true,
      display(): boolean {
        let isGiven = true
        decideDisplay?.(aPart('display media request', {}), (streams) => (isGiven = streams !== null))
        return isGiven
      },
      load(url: string): boolean {
        let isCancelled = false
        beforeRequest?.(
          aPart<OnBeforeRequestListenerDetails>('request', { url }),
          ({ cancel }) => (isCancelled = cancel ?? false),
        )
        return !isCancelled
      },
    },
  }
}
