/**
 * The files that courses come in and go out as. A format's code is in `course/import/<format>/` and
 * `course/export/<format>/`; what pages, menus and installers say about its files is here.
 */

export type FileFormat = {
  /** What a person calls one such file, such as “Lectern course”. */
  name: string
  description: string
  /** In lower case and with their dot. Lectern keeps an added file, and writes one, under the first. */
  endings: readonly [`.${string}`, ...`.${string}`[]]
  /** Whether such a file opens with Lectern on a double-click, and its type if so. */
  opensWith: { mimeType: string } | null
}

const lectern: FileFormat = {
  name: 'Lectern course',
  description: 'A course for Lectern',
  endings: ['.lectern'],
  opensWith: { mimeType: 'application/vnd.lectern.course' },
}

const imported = { lectern } as const
const exported = { lectern } as const

export type ImportFormat = keyof typeof imported
export type ExportFormat = keyof typeof exported

export const importFormats: Record<ImportFormat, FileFormat> = imported
export const exportFormats: Record<ExportFormat, FileFormat> = exported

/** Every ending that a file to add can have. */
export const importEndings: readonly string[] = Object.values(importFormats).flatMap(({ endings }) => endings)

/** Whether a file's name says that Lectern can add it; its content has the last word. */
export function hasImportEnding(fileName: string): boolean {
  return importEndings.some((ending) => fileName.toLowerCase().endsWith(ending))
}

/** The format whose files end like this name, null when there is none. */
export function formatByEnding<Format extends string>(
  formats: Record<Format, FileFormat>,
  fileName: string,
): Format | null {
  const name = fileName.toLowerCase()
  const endsLike = (format: Format) => formats[format].endings.some((ending) => name.endsWith(ending))
  return (Object.keys(formats) as Format[]).find(endsLike) ?? null
}
