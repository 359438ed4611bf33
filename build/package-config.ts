import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importFormats } from '../electron/contract/course-formats.ts'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import type { FuseV1Config } from '@electron/fuses'
import type { AfterPackContext, Configuration } from 'electron-builder'

const root = join(import.meta.dirname, '..')

/** What every placeholder of Electron holds, in its binary and in the name of its app. */
export const placeholderMark = 'This is not Electron but a placeholder to check the packing with.'

/** Every fuse of this version of Electron; one that a later version adds fails the packing until it is set here. */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  // Lectern has no cookies; what is there is encrypted all the same.
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // It would want a snapshot of the main process's own, which is not made.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Faster WebAssembly, bounds checked by the memory's own guard pages; Electron's default.
  [FuseV1Options.WasmTrapHandlers]: true,
} satisfies FuseV1Config

/**
 * How Lectern is packed: only what runs, and the one database binary of the platform. Made anew for each
 * use, since the packing tool changes it.
 */
export function packageConfig(platform: NodeJS.Platform): Configuration {
  return {
    appId: 'app.lectern.desktop',
    productName: 'Lectern',
    directories: { output: join(root, 'dist/packages'), buildResources: join(root, 'build/icons') },
    files: [
      'dist/electron/**',
      // The other shell and what only it needs.
      '!dist/electron/{browser,open-page-*}.js',
      'dist/renderer/**',
      '!**/*.map',
      // Of the packages only the database runs; all others are in the bundle.
      '!node_modules/**',
      'node_modules/better-sqlite3/package.json',
      'node_modules/better-sqlite3/LICENSE',
      'node_modules/better-sqlite3/lib/**',
      // Ways in for who names a platform, which nobody here does.
      '!node_modules/better-sqlite3/lib/*-{x64,arm64}.js',
      // The packing tool's own word for the platform would be the packing machine's.
      `node_modules/better-sqlite3/prebuilds/${platform}-\${arch}.node`,
    ],
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.node'],
    extraResources: [
      { from: join(root, 'content'), to: 'content' },
      { from: join(root, 'dist/LICENCES.txt'), to: 'LICENCES.txt' },
    ],
    // The package brings a binary for every system, which runs in Node and in Electron alike.
    npmRebuild: false,
    electronLanguages: ['en', 'en-US'],
    publish: null,
    afterPack,
    fileAssociations: Object.values(importFormats).flatMap(({ name, description, endings, opensWith }) =>
      opensWith === null
        ? []
        : endings.map((ending) => ({
            ...{ ext: ending.slice(1), name, description, mimeType: opensWith.mimeType },
            role: 'Viewer' as const,
          })),
    ),
    extraMetadata: { author: 'The Lectern authors', homepage: 'https://lectern.example/' },
    linux: {
      executableName: 'lectern',
      target: ['AppImage', 'deb'],
      icon: join(root, 'build/icons'),
      category: 'Education',
      synopsis: 'Study for certification exams without a network',
      maintainer: 'The Lectern authors <authors@lectern.example>',
    },
    win: {
      target: ['nsis', 'portable'],
      icon: join(root, 'build/icons/icon.ico'),
    },
    // Its menu entry would start the app without Chromium's sandbox otherwise.
    appImage: { executableArgs: [] },
    toolsets: { appimage: '1.0.3' },
    nsis: { oneClick: true, perMachine: false, deleteAppDataOnUninstall: false, differentialPackage: false },
    portable: { artifactName: '${productName}-${version}-portable.${ext}' },
    mac: {
      target: ['dmg'],
      icon: join(root, 'build/icons/icon.icns'),
      category: 'public.app-category.education',
      // Signed for this machine only: Apple silicon runs nothing unsigned, and there is no certificate.
      identity: '-',
      hardenedRuntime: false,
    },
    dmg: { writeUpdateInfo: false },
  }
}

/** @throws Error when a placeholder is about to become an installer */
async function afterPack({
  appOutDir,
  electronPlatformName,
  packager,
  targets,
}: AfterPackContext): Promise<void> {
  const { productFilename } = packager.appInfo
  const program = {
    darwin: `${productFilename}.app`,
    win32: `${productFilename}.exe`,
    linux: 'lectern',
  }[electronPlatformName]
  if (!program) throw new Error(`Lectern is not packed for ${electronPlatformName}.`)
  const path = join(appOutDir, program)
  if (targets.some(({ name }) => name !== 'dir') && isPlaceholder(path))
    throw new Error('The Electron to be packed is a placeholder: no installer is made of it.')
  await flipFuses(path, fuses)
}

function isPlaceholder(program: string): boolean {
  const binary = program.endsWith('.app')
    ? join(program, 'Contents/Frameworks/Electron Framework.framework/Electron Framework')
    : program
  return readFileSync(binary).includes(placeholderMark)
}
