import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import open from 'open'
import { withUsersMask } from '../../files/privacy.ts'

/** Programs of the Chromium family, which show an address as a window of its own with `--app=`. */
export function chromiumPrograms(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin')
    return ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'].flatMap((name) => [
      `/Applications/${name}.app/Contents/MacOS/${name}`,
      `${environment.HOME}/Applications/${name}.app/Contents/MacOS/${name}`,
    ])
  if (platform === 'win32')
    return [environment['ProgramFiles'], environment['ProgramFiles(x86)'], environment['LOCALAPPDATA']]
      .filter((folder): folder is string => Boolean(folder))
      .flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ])
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'brave-browser',
  ]
  return (environment.PATH ?? '').split(':').flatMap((folder) => names.map((name) => join(folder, name)))
}

export function findChromium(): string | null {
  return chromiumPrograms(process.env, process.platform).find((program) => existsSync(program)) ?? null
}

/**
 * Opens a page of this machine as an app window where a Chromium-family browser is installed, else in the default
 * browser. Everyone can read the arguments of a program, so they name a file and hold no secret.
 * @returns whether there was a display and a program to open it with
 */
export async function openPage(file: string): Promise<boolean> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return false
  return withUsersMask(async () => {
    const chromium = findChromium()
    if (chromium && (await starts(chromium, [`--app=${pathToFileURL(file).href}`]))) return true
    try {
      const child = await open(file)
      return await new Promise((resolve) => {
        child.once('error', () => resolve(false))
        child.once('spawn', () => resolve(true))
      })
    } catch {
      return false
    }
  })
}

function starts(program: string, programArguments: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, programArguments, { detached: true, stdio: 'ignore' })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
