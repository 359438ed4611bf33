import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findViolations } from './walls.ts'

/** ESLint, then the walls between the folders. */
const root = join(import.meta.dirname, '..')
const { status } = spawnSync(
  process.execPath,
  ['node_modules/eslint/bin/eslint.js', '--config', 'build/eslint.config.mjs', '.'],
  { cwd: root, stdio: 'inherit' },
)
const violations = await findViolations(root)
for (const { rule, from, to } of violations) console.error(`${from} → ${to}: ${rule}`)
process.exit(status === 0 && violations.length === 0 ? 0 : 1)
