import { packSource } from './pack.ts'
import type { Exporter } from '../exporter.ts'

/** Lectern's own format: it holds every course, but for files that aren't part of one. */
export const lectern: Exporter = {
  async write({ plan, findings }, file) {
    // The check has warned of them.
    const foreign = new Set(
      findings.flatMap(({ code, file: path }) => (code === 'file-unknown' ? [path] : [])),
    )
    await packSource(plan.source, file, foreign)
    return []
  },
}
