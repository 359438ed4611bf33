import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Finding } from '../contract/library.ts'
import type { Term } from '../contract/content.ts'
import { matchBanks, readBank } from './banks.ts'
import { readChapter } from './chapter-files.ts'
import { layOutCourse } from './course-layout.ts'
import { createFindings, fileStart } from './findings.ts'
import { objectiveIdsOf, readManifest } from './manifest.ts'
import { createNearDuplicates } from './near-duplicates.ts'
import { createPace } from './pace.ts'
import { readTextFile } from './text-file.ts'
import type { CourseManifest, CourseSource, Progress } from './types.ts'

const pack = promisify(gzip)

/** A course without errors, ready to be compiled while its source is open. */
export type CoursePlan = {
  manifest: CourseManifest
  /** Banks too. */
  chapterCount: number
  bankCount: number
  questionCount: number
  source: CourseSource
  /** Every chapter in the course's order: a `DraftChapter` as packed JSON, since a big course is big. */
  drafts: Buffer[]
  /** The terms of all chapters in the course's order. */
  terms: Term[]
}

/**
 * Checks a whole course. Gives every finding, sorted, and a plan to compile unless there is an error.
 * Errors of the source itself (`CourseRefused`) become findings too.
 */
export async function checkCourse(
  source: CourseSource,
  options: { today: Date; reader?: 'author' | 'learner'; onProgress?: (progress: Progress) => void },
): Promise<{ findings: Finding[]; plan: CoursePlan | null }> {
  const findings = createFindings(options.reader)
  const pause = createPace()
  const refusedWith = () => ({ findings: findings.sorted(), plan: null })
  const layout = layOutCourse(source.files, findings)
  if (!layout) return refusedWith()
  const manifestLog = findings.forFile('course.yaml')
  const manifestText = await readTextFile(source, 'course.yaml', manifestLog)
  const read = manifestText === null ? null : readManifest(manifestText, manifestLog)
  if (!read) return refusedWith()
  const { manifest, examAt } = read
  const banks = matchBanks(layout.chapters, read.banks, manifestLog, findings)
  if (layout.chapters.length === 0)
    findings
      .forFile('course.yaml')
      .add(
        'course-empty',
        fileStart,
        'The course has no chapters: add a folder with a chapter.md under chapters/, or one with a questions.yaml that “banks” lists.',
      )

  const course = {
    chapterIds: new Set(layout.chapters.flatMap(({ id }) => (banks.has(id) ? [] : [id]))),
    objectiveIds: objectiveIdsOf(manifest),
    questionPlaces: new Map<string, string>(),
    casePlaces: new Map<string, string>(),
    today: options.today,
  }
  const asked = createNearDuplicates()
  const terms: Term[] = []
  const drafts: Buffer[] = []
  let questionCount = 0
  let examCount = 0
  const total = layout.chapters.length
  options.onProgress?.({ phase: 'check', done: 0, total })
  for (const [place, files] of layout.chapters.entries()) {
    const bank = banks.get(files.id)
    const chapter = bank
      ? await readBank(files, bank, course, source, findings, pause)
      : await readChapter(files, course, source, findings, pause)
    for (const question of chapter.asked) asked.add(question)
    if (chapter.draft && !findings.hasErrors()) {
      drafts.push(await pack(JSON.stringify(chapter.draft), { level: 1 }))
      terms.push(...chapter.draft.body.ownTerms)
      questionCount += chapter.draft.questions.length
      examCount += chapter.draft.questions.filter(({ pool, expired }) => pool === 'exam' && !expired).length
    }
    options.onProgress?.({ phase: 'check', done: place + 1, total })
    await pause()
  }
  await asked.report(findings, pause)

  if (findings.hasErrors()) return refusedWith()
  if (manifest.exam && examCount < manifest.exam.questions)
    manifestLog.add(
      'exam-pool-small',
      examAt,
      `The exam has ${manifest.exam.questions} questions, and the pool “exam” ${examCount}, so no mock exam is as long as the real one: write more questions with “pool: exam”.`,
    )
  const counts = { chapterCount: drafts.length, bankCount: banks.size, questionCount }
  const plan = { manifest, ...counts, source, drafts, terms }
  return { findings: findings.sorted(), plan }
}
