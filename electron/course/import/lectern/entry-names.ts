import { showMarks } from '../../hidden-marks.ts'
import { limits } from '../../limits.ts'

/**
 * Why a name from an archive cannot be a file of a course, or null when it can. Nothing is unpacked to
 * the disk under these names; a name that tries to leave the course is refused all the same.
 */
export function whyUnsafe(name: string): string | null {
  if (name === '' || name.length > limits.pathLength)
    return `is empty or longer than ${limits.pathLength} characters`
  if (name.includes('\\')) return 'has a backslash'
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'has a control character'
  if (name.startsWith('/')) return 'is absolute'
  if (/^[a-z]:/i.test(name)) return 'begins with a drive letter'
  const segments = name.replace(/\/$/, '').split('/')
  if (segments.includes('..') || segments.includes('.')) return 'leads through “.” or “..”'
  if (segments.includes('')) return 'has an empty folder name'
  return null
}

/** A name from an archive, fit to be shown in one line. */
export function showName(name: string): string {
  const shown = showMarks(name).replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')
  return shown.length > 120 ? `${shown.slice(0, 119)}…` : shown || '(no name)'
}

/** Files that systems leave in archives: hidden ones and macOS's resource forks. */
export function isLeftover(path: string): boolean {
  return path.split('/').some((segment) => segment.startsWith('.') || segment === '__MACOSX')
}
