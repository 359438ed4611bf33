import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { placeholderMark } from '../../build/package-config.ts'

/** https://github.com/electron/fuses: what stands before the fuses in a binary; version 1, nine fuses, all on. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('1'.repeat(9)),
])
const binary = Buffer.concat([Buffer.from(`#!/bin/sh\necho '${placeholderMark}' >&2\nexit 1\n`), fuseWire])

/** A folder that looks like an unpacked Electron to the packing tool, and can run nothing. */
export function writePlaceholderElectron(folder: string, platform: 'linux' | 'win32' | 'darwin'): string {
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version'])
    write(join(folder, name), placeholderMark)
  if (platform === 'darwin') writeMacApp(folder)
  else {
    for (const name of ['en-US.pak', 'de.pak']) write(join(folder, 'locales', name), placeholderMark)
    if (platform === 'win32') write(join(folder, 'electron.exe'), windowsProgram())
    else write(join(folder, 'electron'), binary, 0o755)
  }
  return folder
}

function writeMacApp(folder: string): void {
  const contents = join(folder, 'Electron.app/Contents')
  write(join(contents, 'Info.plist'), plistOf('Electron'))
  write(join(contents, 'MacOS/Electron'), binary, 0o755)
  write(join(contents, 'Resources/en.lproj/locale.pak'), placeholderMark)
  const frameworks = join(contents, 'Frameworks')
  const framework = join(frameworks, 'Electron Framework.framework')
  const version = join(framework, 'Versions/A')
  write(join(version, 'Electron Framework'), binary, 0o755)
  for (const language of ['en', 'de'])
    write(join(version, 'Resources', `${language}.lproj/locale.pak`), placeholderMark)
  symlinkSync('A', join(framework, 'Versions/Current'))
  for (const name of ['Electron Framework', 'Resources'])
    symlinkSync(`Versions/Current/${name}`, join(framework, name))
  for (const helper of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${helper}`
    write(join(frameworks, `${name}.app/Contents/Info.plist`), plistOf(name))
    write(join(frameworks, `${name}.app/Contents/MacOS/${name}`), binary, 0o755)
  }
}

function plistOf(name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>com.github.Electron</string>
</dict></plist>
`
}

/** A program of Windows without code, but with the version and the place for resources that Electron's has. */
function windowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setFileVersion(45, 4, 1, 0, 1033)
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: placeholderMark })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  return Buffer.concat([Buffer.from(program.generate()), Buffer.from(placeholderMark), fuseWire])
}

function write(path: string, content: string | Buffer, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content, { mode })
}
