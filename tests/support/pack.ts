import { join } from 'node:path'
import { Arch, build, DIR_TARGET, Platform } from 'electron-builder'
import { packageConfig } from '../../build/package-config.ts'
import { writePlaceholderElectron } from './placeholder-electron.ts'

/** Packs the built app around placeholders of Electron, into a folder for each system: pack.ts <folder>. */
const folder = process.argv[2]!
for (const [platform, system, architecture] of [
  ['linux', Platform.LINUX, Arch.x64],
  ['win32', Platform.WINDOWS, Arch.x64],
  ['darwin', Platform.MAC, Arch.arm64],
] as const) {
  const config = packageConfig(platform)
  await build({
    projectDir: join(import.meta.dirname, '../..'),
    targets: system.createTarget(DIR_TARGET, architecture),
    config: {
      ...config,
      electronDist: writePlaceholderElectron(join(folder, platform, 'placeholder'), platform),
      directories: { ...config.directories, output: join(folder, platform, 'out') },
    },
    publish: 'never',
  })
}
