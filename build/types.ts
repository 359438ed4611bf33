import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Type-checks each side with its own settings: the renderer has no Node, the main process no page. */
for (const side of ['electron', 'renderer', 'tests']) {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', `build/tsconfig.${side}.json`],
    { cwd: root, stdio: 'inherit' },
  )
  if (status !== 0) process.exit(status ?? 1)
}
