import { relative } from 'node:path'
import { build, Platform } from 'electron-builder'
import { buildIfStale } from './build.ts'
import { packageConfig } from './package-config.ts'

/** Makes the installers for this system in `dist/packages/`. Electron and the packing tools come from the network. */
await buildIfStale()
try {
  const made = await build({
    targets: Platform.current().createTarget(),
    config: packageConfig(process.platform),
    publish: 'never',
  })
  for (const path of made) console.log(relative(process.cwd(), path))
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  console.error(
    `The installers could not be made: ${reason}\n` +
      'Electron and the packing tools are fetched once, which needs a network. "npm run dist:check" checks what is packed without one.',
  )
  process.exitCode = 1
}
