import { fileStart } from './findings.ts'
import type { FindingLog } from './findings.ts'
import { CourseRefused } from './findings.ts'
import { limits } from './limits.ts'
import type { CourseSource } from './types.ts'

/**
 * Reads a text file of a course: UTF-8, at most 2 MB, line ends as `\n`. Reports what is wrong and
 * gives null.
 */
export async function readTextFile(
  source: CourseSource,
  path: string,
  log: FindingLog,
): Promise<string | null> {
  const listed = source.files.find((file) => file.path === path)
  if (!listed) {
    log.add('file-missing', fileStart, `There is no file ${path}: add it.`)
    return null
  }
  if (listed.bytes > limits.textBytes) {
    log.add(
      'file-too-large',
      fileStart,
      `This file has ${inMegabytes(listed.bytes)}; a text file may have 2 MB. Split the chapter.`,
    )
    return null
  }
  try {
    const bytes = await source.read(path)
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.replace(/\r\n?/g, '\n')
  } catch (error) {
    if (error instanceof CourseRefused) log.add('file-unreadable', fileStart, error.message)
    else if (error instanceof TypeError)
      log.add('not-utf8', fileStart, 'This file is not UTF-8 text: save it with the encoding UTF-8.')
    else throw error
    return null
  }
}

/** A size for a message, such as “40.0 MB”. */
export function inMegabytes(bytes: number): string {
  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`
}
