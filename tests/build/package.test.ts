import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix, relative } from 'node:path'
import { promisify } from 'node:util'
import { extractAll, extractFile, getRawHeader, listPackage, statFile } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fuses, packageConfig, placeholderMark } from '../../build/package-config.ts'
import packageFile from '../../package.json' with { type: 'json' }

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'lectern-package-'))
const run = promisify(execFile)

type Packed = { platform: string; architecture: string; program: string; resources: string }

/** Where each system keeps the program and the resources of a packed app. */
const packed: Packed[] = [
  {
    platform: 'linux',
    architecture: 'x64',
    program: 'linux-unpacked/lectern',
    resources: 'linux-unpacked/resources',
  },
  {
    platform: 'win32',
    architecture: 'x64',
    program: 'win-unpacked/Lectern.exe',
    resources: 'win-unpacked/resources',
  },
  {
    platform: 'darwin',
    architecture: 'arm64',
    program: 'mac-arm64/Lectern.app',
    resources: 'mac-arm64/Lectern.app/Contents/Resources',
  },
]
const pathOf = ({ platform }: Packed, path: string) => join(folder, platform, 'out', path)
const archiveOf = (one: Packed) => pathOf(one, `${one.resources}/app.asar`)

beforeAll(async () => {
  for (const script of [['build/build.ts'], ['tests/support/pack.ts', folder]])
    await run(process.execPath, script, { cwd: root })
}, 600_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function filesUnder(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

/** The built files that a script imports, and what those import. */
function reachedFrom(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  const code = readFileSync(join(root, 'dist/electron', name), 'utf8')
  for (const { fileName } of ts.preProcessFile(code).importedFiles)
    if (fileName.startsWith('.')) reachedFrom(posix.join(posix.dirname(name), fileName), seen)
  return seen
}

const databaseFiles = [
  'LICENSE',
  'lib/binding.js',
  'lib/database.js',
  'lib/index.js',
  ...[
    'aggregate',
    'backup',
    'explain',
    'function',
    'inspect',
    'pragma',
    'serialize',
    'table',
    'transaction',
    'wrappers',
  ].map((name) => `lib/methods/${name}.js`),
  'lib/sqlite-error.js',
  'lib/util.js',
  'package.json',
]

/** The main script, and the threads that it starts by their files' names. */
const programs = ['main.js', 'course/reading-thread.js', 'import-worker.js']

describe.each(packed)('the package for $platform', (one) => {
  test('holds exactly what runs: the bundle, its pages, its migrations and one database binary', () => {
    const names = JSON.parse(readFileSync(join(root, 'dist/renderer/files.json'), 'utf8')) as string[]
    const expected = [
      'package.json',
      ...[...programs.reduce((names, program) => reachedFrom(program, names), new Set<string>())].map(
        (name) => `dist/electron/${name}`,
      ),
      ...filesUnder(join(root, 'electron/db/migrations')).map(
        (name) => `dist/electron/db/migrations/${name}`,
      ),
      ...['files.json', ...names].map((name) => `dist/renderer/${name}`),
      ...databaseFiles.map((name) => `node_modules/better-sqlite3/${name}`),
      `node_modules/better-sqlite3/prebuilds/${one.platform}-${one.architecture}.node`,
    ]
    const listed = listPackage(archiveOf(one), { isPack: false }).map((name) =>
      name.replaceAll('\\', '/').slice(1),
    )
    const files = listed.filter((name) => !('files' in statFile(archiveOf(one), name)))
    expect(files.sort()).toEqual(expected.sort())
  })

  test('has only the binary outside the archive, and no foreign one', () => {
    expect(filesUnder(`${archiveOf(one)}.unpacked`)).toEqual([
      `node_modules/better-sqlite3/prebuilds/${one.platform}-${one.architecture}.node`,
    ])
  })

  test('brings the courses, the licences and one language of Chromium', () => {
    const resources = pathOf(one, one.resources)
    expect(filesUnder(join(resources, 'content'))).toEqual(filesUnder(join(root, 'content')))
    expect(readFileSync(join(resources, 'LICENCES.txt'), 'utf8')).toContain('better-sqlite3 13')
    expect(filesUnder(pathOf(one, '')).filter((name) => /\.pak$/.test(name) && !/\ben\b/.test(name))).toEqual(
      [],
    )
  })

  test('says no more of the project than what runs needs', () => {
    const manifest = JSON.parse(extractFile(archiveOf(one), 'package.json').toString()) as object
    expect(manifest).toMatchObject({
      name: 'lectern',
      productName: 'Lectern',
      main: 'dist/electron/main.js',
      type: 'module',
    })
    expect(Object.keys(manifest)).not.toContain('scripts')
    expect(Object.keys(manifest)).not.toContain('devDependencies')
  })

  test('has all nine fuses set as they were asked for', async () => {
    const { version, strictlyRequireAllFuses: _, ...wanted } = fuses
    const { version: found, ...wire } = await getCurrentFuseWire(pathOf(one, one.program))
    expect(found).toBe(version)
    expect(wire).toEqual(
      Object.fromEntries(
        Object.entries(wanted).map(([fuse, isOn]) => [fuse, (isOn ? '1' : '0').charCodeAt(0)]),
      ),
    )
    expect(Object.keys(wire)).toHaveLength(9)
  })

  test('is marked as a placeholder that runs nothing', () => {
    const program = one.platform === 'darwin' ? `${one.program}/Contents/MacOS/Lectern` : one.program
    const binary = readFileSync(pathOf(one, program))
    expect(binary.includes(placeholderMark)).toBe(true)
    expect(binary.length).toBeLessThan(1_000_000)
  })
})

test('run as Node, take options of Node, be inspected or load another app: no package can', () => {
  expect(fuses).toMatchObject({
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    strictlyRequireAllFuses: true,
  })
})

describe('the archive’s fingerprint, against which Electron checks it, is', () => {
  const fingerprint = (one: Packed) =>
    createHash('sha256')
      .update(getRawHeader(archiveOf(one)).headerString)
      .digest('hex')

  test('in the property list of the Mac app', () => {
    const mac = packed.find(({ platform }) => platform === 'darwin')!
    expect(readFileSync(pathOf(mac, `${mac.program}/Contents/Info.plist`), 'utf8')).toContain(
      fingerprint(mac),
    )
  })

  test('in the resources of the Windows program', () => {
    const windows = packed.find(({ platform }) => platform === 'win32')!
    expect(readFileSync(pathOf(windows, windows.program)).includes(fingerprint(windows))).toBe(true)
  })
})

test('course files belong to the Mac app', () => {
  const mac = packed.find(({ platform }) => platform === 'darwin')!
  const list = readFileSync(pathOf(mac, `${mac.program}/Contents/Info.plist`), 'utf8')
  expect(list).toMatch(/<key>CFBundleTypeExtensions<\/key>\s*<array>\s*<string>lectern<\/string>/)
})

test('no menu entry starts the app without Chromium’s sandbox', () => {
  expect(packageConfig('linux').appImage?.executableArgs).toEqual([])
})

type Served = { address: string; status: number; type: string; bytes: number; body: string }

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'the packaged main script starts, reads its courses in a thread and serves every page file out of the package',
  async () => {
    const linux = packed[0]!
    const unpacked = join(folder, 'unpacked')
    extractAll(archiveOf(linux), unpacked)
    const names = JSON.parse(readFileSync(join(unpacked, 'dist/renderer/files.json'), 'utf8')) as string[]
    const addresses = [
      '/',
      ...names.map((name) => `/${name}`),
      ...['/rpc/app/start', '/rpc/library/preparation', '/rpc/library/list', '/electron/main.js'],
    ]
    const { stdout, stderr } = await run(
      process.execPath,
      [
        join(root, 'tests/support/packaged-main.ts'),
        join(unpacked, 'dist/electron/main.js'),
        pathOf(linux, linux.resources),
        ...addresses,
      ],
      { env: { ...process.env, LECTERN_DATA: join(folder, 'data') } },
    )
    const { errors, menu, served } = JSON.parse(stdout) as {
      errors: unknown[]
      menu: number
      served: Served[]
    }
    expect(errors).toEqual([])
    expect(menu).toBe(5)
    const [start, , list, missing] = served.slice(-4) as [Served, Served, Served, Served]
    expect(missing.status).toBe(404)
    expect(JSON.parse(start.body)).toMatchObject({ json: { shell: 'electron', trouble: null } })
    expect(JSON.parse(list.body)).toMatchObject({ json: [{ id: 'ms-900', bundled: true }] })
    expect(stderr).toBe('')
    const pages = served.slice(0, -4)
    expect(pages.filter(({ status, bytes }) => status !== 200 || bytes === 0)).toEqual([])
    expect(pages[0]!.type).toBe('text/html; charset=utf-8')
    expect(pages.filter(({ address, type }) => address.endsWith('.woff2') && type !== 'font/woff2')).toEqual(
      [],
    )
    expect(statSync(join(folder, 'data/progress.db')).size).toBeGreaterThan(0)
  },
)

test('no installer is made of a placeholder, only a folder', async () => {
  const linux = packed[0]!
  const { afterPack } = packageConfig('linux')
  const packWith = (target: string) =>
    (afterPack as (context: object) => Promise<void>)({
      appOutDir: pathOf(linux, 'linux-unpacked'),
      electronPlatformName: 'linux',
      packager: { appInfo: { productFilename: 'Lectern' } },
      targets: [{ name: target }],
    })
  await expect(packWith('deb')).rejects.toThrow('is a placeholder: no installer is made of it')
  await packWith('dir')
})

test('every part that is shipped is listed with its licence', () => {
  const listed = readFileSync(join(root, 'dist/LICENCES.txt'), 'utf8')
  const parts = readdirSync(join(root, 'dist/parts')).flatMap(
    (file) => JSON.parse(readFileSync(join(root, 'dist/parts', file), 'utf8')) as string[],
  )
  const others = [
    ...Object.keys(packageFile.dependencies),
    'electron',
    '@fontsource-variable/inter',
    'vue',
    'zod',
  ]
  const missing = [...parts, ...others].filter((name) => !new RegExp(`^${name} \\d`, 'm').test(listed))
  expect(missing).toEqual([])
  expect(listed).not.toContain('the package brings no text of it')
})
