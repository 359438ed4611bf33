import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataFolder } from '../data-folder.ts'
import { courseFilesIn } from './course-file.ts'
import type { Surroundings } from './host.ts'

/** What the command line asks for: `--data DIR`, `--content DIR` and course files; see switches.ts for the rest. */
export function optionsOf({ argv, programDir, resourcesDir }: Surroundings, isPackaged: boolean) {
  const given = argv.slice(isPackaged ? 1 : 2)
  const { values } = parseArgs({
    args: given,
    options: { data: { type: 'string' }, content: { type: 'string' } },
    strict: false,
  })
  return {
    dataDir: typeof values.data === 'string' ? values.data : defaultDataFolder(),
    contentDir: typeof values.content === 'string' ? values.content : join(resourcesDir, 'content'),
    rendererDir: join(programDir, 'dist/renderer'),
    courseFiles: courseFilesIn(given, process.cwd()),
  }
}
