import ts from 'typescript'

/** A file of the shell: its name and its text. */
export type ShellFile = { name: string; text: string }
export type Complaint = { rule: RuleName; where: string; sentence: string }

type Found = { node: ts.Node; sentence: string }
type Rule = (nodes: readonly ts.Node[]) => (Found | string)[]

/**
 * What the source of the Electron shell must and must not hold, checked on its syntax tree. A sentence
 * without a place says what is missing.
 */
const rules = {
  'own-addresses': (nodes) => [
    ...complain(nodes, isForeignAddress, 'The shell names no address but its own.'),
    ...calls(nodes, 'loadURL')
      .filter(({ arguments: [address] }) => !address?.getText().startsWith('urlOf('))
      .map((node) => ({ node, sentence: 'A window loads addresses made by urlOf only.' })),
  ],

  'node-integration': (nodes) => [
    ...preference(nodes, 'nodeIntegration', 'false'),
    ...banned(nodes, ['nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'nodeIntegrationInSubframes']),
  ],

  'context-isolation': (nodes) => preference(nodes, 'contextIsolation', 'true'),

  sandbox: (nodes) => [
    ...preference(nodes, 'sandbox', 'true'),
    ...(calls(nodes, 'enableSandbox').length > 0 ? [] : ['enableSandbox is not called.']),
  ],

  permissions: (nodes) =>
    Object.entries({
      setPermissionRequestHandler: 'false',
      setPermissionCheckHandler: 'false',
      setDevicePermissionHandler: 'false',
      setDisplayMediaRequestHandler: 'null',
    }).flatMap(([method, denial]): (Found | string)[] => {
      const found = calls(nodes, method)
      if (found.length === 0) return [`${method} is not called.`]
      return found
        .filter((call) => !alwaysAnswers(call.arguments[0], denial))
        .map((node) => ({ node, sentence: `${method} has to answer ${denial} to everything.` }))
    }),

  'web-security': (nodes) => banned(nodes, ['webSecurity']),

  'content-security-policy': (nodes) => {
    const found = calls(nodes, 'handle').filter((call) => call.expression.getText().includes('protocol'))
    if (found.length !== 1) return ['protocol.handle is called exactly once.']
    return [
      ...found
        .filter(({ arguments: [, handler] }) => !servesHandle(handler?.getText() ?? ''))
        .map((node) => ({
          node,
          sentence: 'Every answer comes from the app’s own handle, which sets the policy.',
        })),
      ...complain(
        nodes,
        (node) => ts.isNewExpression(node) && node.expression.getText() === 'Response',
        'The shell makes no answers of its own.',
      ),
    ]
  },

  'insecure-content': (nodes) => banned(nodes, ['allowRunningInsecureContent']),

  'experimental-features': (nodes) => banned(nodes, ['experimentalFeatures']),

  'blink-features': (nodes) =>
    banned(nodes, ['enableBlinkFeatures', 'disableBlinkFeatures', 'appendSwitch', 'appendArgument']),

  webviews: (nodes) => [
    ...preference(nodes, 'webviewTag', 'false'),
    ...banned(nodes, ['allowpopups', 'WebContentsView', 'BrowserView']),
    ...preventing(nodes, 'will-attach-webview', isPrevented),
  ],

  navigation: (nodes) => [
    ...preventing(nodes, 'will-frame-navigate', isPreventedUnlessOwn),
    ...preventing(nodes, 'will-redirect', isPrevented),
  ],

  requests: (nodes) => {
    const [call] = calls(nodes, 'onBeforeRequest')
    if (!call) return ['onBeforeRequest is not called.']
    const isStrict =
      call.arguments.length === 1 && call.arguments[0]?.getText().endsWith('decide({ cancel: !isOwn(url) })')
    return isStrict
      ? []
      : [{ node: call, sentence: 'Every request but the app’s own is cancelled, without a filter.' }]
  },

  'new-windows': (nodes) => {
    const found = calls(nodes, 'setWindowOpenHandler')
    if (found.length === 0) return ['setWindowOpenHandler is not called.']
    return nodes
      .filter((node) => ts.isPropertyAssignment(node) && node.name.getText() === 'action')
      .filter((node) => ts.isPropertyAssignment(node) && node.initializer.getText() !== "'deny'")
      .map((node) => ({ node, sentence: 'A page never gets a window.' }))
  },

  outside: (nodes) => {
    const found = calls(nodes, 'openExternal')
    const asks = found.filter((call) => {
      const body = enclosingFunction(call)?.getText() ?? ''
      return (
        body.includes('await dialog.showMessageBox(') &&
        call.parent.parent.parent.getText().startsWith('if (response === 0)')
      )
    })
    return [
      ...(found.length === 1 ? [] : ['openExternal is called in exactly one place.']),
      ...found
        .filter((call) => !asks.includes(call))
        .map((node) => ({
          node,
          sentence: 'An address is opened only when the answer to the question was yes.',
        })),
      ...banned(nodes, ['openPath', 'showItemInFolder', 'writeShortcutLink']),
    ]
  },

  'no-messages': (nodes) =>
    banned(nodes, [
      'ipcMain',
      'ipcRenderer',
      'ipc',
      'MessageChannelMain',
      'postMessage',
      'send',
      'sendToFrame',
    ]),

  'own-scheme': (nodes) => {
    const privileges = nodes
      .filter((node) => ts.isPropertyAssignment(node) && node.name.getText() === 'privileges')
      .map((node) => (node as ts.PropertyAssignment).initializer)
    const granted = privileges.flatMap((node) =>
      ts.isObjectLiteralExpression(node)
        ? node.properties.map((property) => property.name?.getText() ?? '…')
        : ['…'],
    )
    const allowed = ['standard', 'secure', 'supportFetchAPI', 'codeCache']
    return [
      ...banned(nodes, ['loadFile', 'pathToFileURL', 'registerFileProtocol', 'interceptFileProtocol']),
      ...complain(
        nodes,
        (node) => ts.isStringLiteralLike(node) && node.text.startsWith('file:'),
        'The shell loads no file: address.',
      ),
      ...(granted.join() === allowed.join()
        ? []
        : [`The scheme has exactly the privileges ${allowed.join(', ')}.`]),
    ]
  },

  'no-scripts-of-the-shell': (nodes) =>
    banned(nodes, [
      'preload',
      'setPreloads',
      'registerPreloadScript',
      'contextBridge',
      'executeJavaScript',
      'executeJavaScriptInIsolatedWorld',
      'insertCSS',
      'debugger',
      'eval',
      'Function',
    ]),
} satisfies Record<string, Rule>

export type RuleName = keyof typeof rules
export const ruleNames = Object.keys(rules) as RuleName[]

/** Everything in the shell that breaks a rule. */
export function inspectShell(files: readonly ShellFile[]): Complaint[] {
  const nodes = files.flatMap(({ name, text }) =>
    nodesOf(ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true)),
  )
  return ruleNames.flatMap((rule) =>
    (rules[rule] as Rule)(nodes).map((found) =>
      typeof found === 'string'
        ? { rule, where: 'the shell', sentence: found }
        : { rule, where: placeOf(found.node), sentence: found.sentence },
    ),
  )
}

function nodesOf(node: ts.Node): ts.Node[] {
  const inner: ts.Node[] = []
  node.forEachChild((child) => void inner.push(...nodesOf(child)))
  return [node, ...inner]
}

function placeOf(node: ts.Node): string {
  const file = node.getSourceFile()
  const { line } = file.getLineAndCharacterOfPosition(node.getStart())
  return `${file.fileName}:${line + 1}`
}

function complain(nodes: readonly ts.Node[], isWrong: (node: ts.Node) => boolean, sentence: string): Found[] {
  return nodes.filter(isWrong).map((node) => ({ node, sentence }))
}

/** Names that may not occur, neither as a word of the code nor as a quoted property. */
function banned(nodes: readonly ts.Node[], names: readonly string[]): Found[] {
  return nodes
    .filter((node) => (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && names.includes(node.text))
    .map((node) => ({ node, sentence: `${node.getText()} is not used in the shell.` }))
}

function calls(nodes: readonly ts.Node[], method: string): ts.CallExpression[] {
  return nodes
    .filter((node) => ts.isCallExpression(node))
    .filter(({ expression }) => ts.isPropertyAccessExpression(expression) && expression.name.text === method)
}

/** Each window says its preferences in place, and this one literally. */
function preference(nodes: readonly ts.Node[], name: string, value: string): (Found | string)[] {
  const all = nodes.filter(
    (node) => ts.isPropertyAssignment(node) && node.name.getText() === 'webPreferences',
  )
  if (all.length === 0) return [`${name} is not set.`]
  return all
    .filter((node) => {
      const given = (node as ts.PropertyAssignment).initializer
      if (!ts.isObjectLiteralExpression(given)) return true
      const isPlain = given.properties.every((property) => ts.isPropertyAssignment(property))
      return !isPlain || !given.properties.some((property) => property.getText() === `${name}: ${value}`)
    })
    .map((node) => ({ node, sentence: `${name} is ${value}, said in place.` }))
}

/** Whether a handler's whole answer is `denial`, by its callback or its value. */
function alwaysAnswers(handler: ts.Expression | undefined, denial: string): boolean {
  if (!handler || !ts.isArrowFunction(handler)) return false
  const body = handler.body.getText()
  return body === denial || body === `decide(${denial})`
}

function preventing(
  nodes: readonly ts.Node[],
  event: string,
  isRight: (listener: string) => boolean,
): (Found | string)[] {
  const found = calls(nodes, 'on').filter(({ arguments: [name] }) => name?.getText() === `'${event}'`)
  if (found.length === 0) return [`Nobody listens to ${event}.`]
  return found
    .filter(({ arguments: [, listener] }) => !isRight(listener?.getText() ?? ''))
    .map((node) => ({ node, sentence: `${event} is prevented.` }))
}

const servesHandle = (handler: string) =>
  handler === 'async (request) => toResponse(await lectern.handle(request))'
const isPrevented = (listener: string) => listener === '(event) => event.preventDefault()'
const isPreventedUnlessOwn = (listener: string) =>
  listener.includes('if (!event.isMainFrame || !event.url.startsWith(`${origin}/`)) event.preventDefault()')

function isForeignAddress(node: ts.Node): boolean {
  const text = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) ? node.text : ''
  return /^(https?|wss?|ftp|data|javascript):./.test(text)
}

function enclosingFunction(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node, (ancestor) => ts.isFunctionLike(ancestor))
}
