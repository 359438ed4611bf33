import { openArchive } from './archive.ts'
import type { Importer } from '../importer.ts'

/** Lectern's own format: a course folder, zipped. */
export const lectern: Importer = {
  /** `course.yaml` is at the top, or in the one folder that was zipped. */
  recognizes: async ({ entries }) =>
    (await entries()).some((name) => /^(?:[^/]+\/)?course\.yaml$/.test(name)),
  open: (path, { onProgress }) => openArchive(path, onProgress ? { onProgress } : {}),
}
