import { formatByEnding, importFormats } from '../../contract/course-formats.ts'
import { refuse } from '../findings.ts'
import { lectern } from './lectern/index.ts'
import { takeSample } from './sample.ts'
import type { ImportFormat } from '../../contract/course-formats.ts'
import type { CourseSource } from '../types.ts'
import type { Importer, ImportOptions, Sample } from './importer.ts'

/** Every format that can be added. */
const importers: Record<ImportFormat, Importer> = { lectern }

/**
 * Opens a file in whatever format it is: the one that recognizes its content, else the one that its name ends like,
 * so that a damaged file gets its own format's sentence.
 * @throws CourseRefused when no format fits, or when no course can be made of the file
 */
export async function openFile(
  path: string,
  options: ImportOptions,
): Promise<{ format: ImportFormat; source: CourseSource }> {
  const format = await formatOf(await takeSample(path, options.name))
  return { format, source: await importers[format].open(path, options) }
}

async function formatOf(sample: Sample): Promise<ImportFormat> {
  const named = formatByEnding(importFormats, sample.name)
  // Of formats that look alike inside, the one that the name says.
  const formats = Object.keys(importers) as ImportFormat[]
  for (const format of formats.sort((a, b) => Number(b === named) - Number(a === named)))
    if (await importers[format].recognizes(sample)) return format
  if (named) return named
  throw refuse(
    'format-unrecognized',
    '.',
    `Lectern can’t tell what kind of file this is. ${whatCanBeAdded()}`,
  )
}

/** The formats with their endings, in a sentence. */
function whatCanBeAdded(): string {
  const formats = Object.values(importFormats).map(({ name, endings }) => `${name} (${endings.join(', ')})`)
  return `Choose one of these: ${formats.join('; ')}.`
}
