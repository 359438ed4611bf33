import { isOwn, origin } from './origin.ts'
import { openOutside } from './outside.ts'
import type { Session } from 'electron'
import type { Host } from './host.ts'

/** No page of the app goes elsewhere, holds a frame or a webview, or opens a window. */
export function guardContents(host: Host): void {
  host.app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !event.url.startsWith(`${origin}/`)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      void openOutside(host, url)
      return { action: 'deny' }
    })
  })
}

/** Nothing leaves the machine, and no page is given a permission or a device. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, decide) => decide(null))
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isOwn(url) }))
}
