import { toResponse } from '../../electron/app.ts'
import type { App } from '../../electron/app.ts'
import type { TestApp } from './app.ts'

/** How a page asks the app; `fetch` gets a ticket for what is downloaded. */
export function fetches(app: App): Pick<TestApp, 'fetch' | 'plainFetch'> {
  const plainFetch = async (path: string, init?: RequestInit) =>
    toResponse(await app.handle(new Request(`http://127.0.0.1${path}`, init)))
  const fetch = async (path: string, init?: RequestInit) =>
    plainFetch(/^\/download\/.*\./.test(path) ? await ticketed(app, path) : path, init)
  return { fetch, plainFetch }
}

/** The address that answers a download once. */
export async function ticketed({ api }: App, address: string): Promise<string> {
  return `/download/${(await api.downloads.ticket({ address })).ticket}`
}
