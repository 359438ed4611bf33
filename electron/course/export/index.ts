import { lectern } from './lectern/index.ts'
import type { ExportFormat } from '../../contract/course-formats.ts'
import type { Exporter } from './exporter.ts'

/** Every format that a course can be written as. */
export const exporters: Record<ExportFormat, Exporter> = { lectern }
