import type { CourseSource, Progress } from '../types.ts'

/** A file that somebody wants to add, as far as it takes to tell its format. */
export type Sample = {
  /** The file's name, which says little: anybody can name a file anything. */
  name: string
  /** The first bytes, at most 4 KB. */
  head: Buffer
  /** The names in a zip archive's directory; none when the file isn't a zip archive that can be read. */
  entries(): Promise<readonly string[]>
}

export type ImportOptions = {
  /** The file's name as the person knows it; `path` may be that of a copy. */
  name: string
  onProgress?: (progress: Progress) => void
}

/**
 * Reads one format. It gives the files of a course folder, kept in memory or read from the file when asked for; the
 * checker and the compiler take it from there, so an importer can't let anything past them.
 */
export type Importer = {
  /** Whether the content is this format's. Never throws, whatever the bytes. */
  recognizes(sample: Sample): boolean | Promise<boolean>
  /**
   * Opens a file, which comes from a stranger: sizes are counted, and nothing in it is believed.
   * @throws CourseRefused when no course can be made of it
   */
  open(path: string, options: ImportOptions): Promise<CourseSource>
}
