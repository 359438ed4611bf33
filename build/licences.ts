import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import packageFile from '../package.json' with { type: 'json' }
import type { Plugin } from 'vite'

const root = join(import.meta.dirname, '..')
const partsDir = join(root, 'dist/parts')

/** A package whose code or files are shipped. */
export type Part = { name: string; version: string; licence: string; text: string | null }

/** Notes which packages a build takes anything from, for `writeLicences`. */
export function noteParts(side: 'main' | 'renderer'): Plugin {
  return {
    name: 'note-parts',
    generateBundle(_options, bundle) {
      const assets = Object.values(bundle).flatMap((output) =>
        output.type === 'asset' ? output.originalFileNames : [],
      )
      const names = [...this.getModuleIds(), ...assets].map(packageOf).filter((name) => name !== null)
      mkdirSync(partsDir, { recursive: true })
      writeFileSync(join(partsDir, `${side}.json`), JSON.stringify([...new Set(names)].sort()))
    },
  }
}

/** Writes `dist/LICENCES.txt`: every part that is shipped, with its licence in full. */
export function writeLicences(): void {
  const bundled = readdirSync(partsDir).flatMap(
    (file) => JSON.parse(readFileSync(join(partsDir, file), 'utf8')) as string[],
  )
  const names = new Set([...bundled, ...Object.keys(packageFile.dependencies), 'electron'])
  const parts = [...names].sort().map((name) => readPart(join(root, 'node_modules', name)))
  writeFileSync(join(root, 'dist/LICENCES.txt'), licencesOf(parts))
}

export function readPart(folder: string): Part {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string
    version: string
    license?: string
  }
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|ofl)([.-]|$)/i.test(file))
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n')
  return { name, version, licence: license ?? 'see below', text: text || null }
}

/** @throws Error when a part says nothing about its licence */
export function licencesOf(parts: readonly Part[]): string {
  const silent = parts.filter(({ licence, text }) => licence === 'see below' && text === null)
  if (silent.length > 0)
    throw new Error(`These packages name no licence: ${silent.map(({ name }) => name).join(', ')}.`)
  const own = readFileSync(join(root, 'LICENSE'), 'utf8').trim()
  const courses = readdirSync(join(root, 'content')).map((name) => {
    const file = join(root, 'content', name, 'course.yaml')
    const licence = existsSync(file) ? /^licence: *(.+)$/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined
    return `The course ${name}: ${licence ?? 'no licence named'}.`
  })
  const line = '-'.repeat(78)
  return [
    'Lectern and what it is made of',
    [
      `${own}`,
      'Chromium and all that Electron itself is made of: LICENSES.chromium.html, beside the program.',
      'SQLite, inside better-sqlite3, is in the public domain: https://www.sqlite.org/copyright.html',
      ...courses,
    ].join('\n\n'),
    ...parts.map(({ name, version, licence, text }) =>
      [
        `${name} ${version} (${licence})`,
        text ?? `Licensed under ${licence}; the package brings no text of it.`,
      ].join('\n\n'),
    ),
  ].join(`\n\n${line}\n\n`)
}

/** The package that a module or asset comes from; null for the project's own. */
export function packageOf(id: string): string | null {
  const inside = id.replaceAll('\\', '/').split('node_modules/').at(-1)!
  if (inside === id) return null
  const [scope, name] = inside.split('/')
  return scope!.startsWith('@') ? `${scope}/${name}` : scope!
}
