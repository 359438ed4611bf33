import { packSource } from '../../electron/course/export/lectern/pack.ts'
import { openFolder } from '../../electron/course/source-folder.ts'

/** Packs a course folder into a `.lectern` file without checking it. */
export async function packFolder(dir: string, file: string): Promise<void> {
  await packSource(await openFolder(dir), file)
}
