import { checkCourse } from './check.ts'
import { compileCourse } from './compile.ts'
import { CourseRefused } from './findings.ts'
import { openFile } from './import/index.ts'
import { openFolder } from './source-folder.ts'
import type { ImportFormat } from '../contract/course-formats.ts'
import type { Finding } from '../contract/library.ts'
import type { CompiledChapter, CourseManifest, CourseSource, Progress } from './types.ts'

/** Where a course is: a folder of files, or one file of any format, with its name as the person knows it. */
export type CoursePlace = { kind: 'folder'; path: string } | { kind: 'file'; path: string; name: string }

/** The findings that are shown, and how many there are in all. */
export type ShownFindings = { findings: Finding[]; findingsTotal: number }

/**
 * What reading a course comes to, step by step: what the check says, and then every chapter, compiled, in the order
 * of the course. A refusal ends it at any step.
 */
export type ReadingStep =
  | ({ kind: 'refused' } & ShownFindings)
  | ({
      kind: 'checked'
      /** The file's; null for a folder. */
      format: ImportFormat | null
      manifest: CourseManifest
      chapterCount: number
      questionCount: number
    } & ShownFindings)
  | { kind: 'chapter'; chapter: CompiledChapter }

const mostShown = 200

/**
 * Opens, checks and compiles a course as a learner adds it. Nothing is read ahead of the step that is asked for.
 * @throws when the disk fails
 */
export async function* readCourse(
  place: CoursePlace,
  options: { today: Date; onProgress: (progress: Progress) => void },
): AsyncGenerator<ReadingStep, void> {
  let source: CourseSource | null = null
  try {
    const opened = await openPlace(place, options.onProgress)
    source = opened.source
    const { plan, findings } = await checkCourse(source, { ...options, reader: 'learner' })
    if (!plan) return yield refusal(findings)
    const { manifest, chapterCount, questionCount } = plan
    yield {
      kind: 'checked',
      format: opened.format,
      manifest,
      chapterCount,
      questionCount,
      ...shown(findings),
    }
    for await (const chapter of compileCourse(plan)) yield { kind: 'chapter', chapter }
  } catch (error) {
    if (!(error instanceof CourseRefused)) throw error
    yield refusal(error.findings)
  } finally {
    await source?.close()
  }
}

async function openPlace(
  place: CoursePlace,
  onProgress: (progress: Progress) => void,
): Promise<{ format: ImportFormat | null; source: CourseSource }> {
  if (place.kind === 'folder') return { format: null, source: await openFolder(place.path) }
  return await openFile(place.path, { name: place.name, onProgress })
}

/** A refusal for these reasons, errors first. */
function refusal(findings: readonly Finding[]): ReadingStep {
  const errorsFirst = findings.toSorted(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  )
  return { kind: 'refused', ...shown(errorsFirst) }
}

function shown(findings: readonly Finding[]): ShownFindings {
  return { findings: findings.slice(0, mostShown), findingsTotal: findings.length }
}
