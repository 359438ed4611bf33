import { readFields } from './fields.ts'
import { fileStart } from './findings.ts'
import { checkObjective } from './front-matter.ts'
import { distinctImages, readImages } from './images.ts'
import { readQuestions } from './questions/file.ts'
import { suggest } from './nearest.ts'
import type { CheckedChapter } from './chapter-files.ts'
import type { ChapterFiles } from './course-layout.ts'
import type { Fields } from './fields.ts'
import type { FindingLog, Findings, Position } from './findings.ts'
import type { CourseScope } from './questions/scope.ts'
import type { CourseSource } from './types.ts'

/** What `course.yaml` says of a bank: a folder of questions without a text. */
export type Bank = { id: string; title: string; objectiveId: string; at: Position }

/** Reads `banks` of `course.yaml`. */
export function readBanks(course: Fields, objectiveIds: ReadonlySet<string>, log: FindingLog): Bank[] {
  const banks = new Map<string, Bank>()
  for (const item of course.list('banks')?.value ?? []) {
    const fields = readFields(item, ['id', 'title', 'objective'], 'the bank', log)
    if (!fields) continue
    const id = fields.needId('id')
    const title = fields.needText('title')
    const objective = fields.needText('objective')
    if (objective) checkObjective(objective.value, objective.at, objectiveIds, log)
    if (!id) continue
    if (banks.has(id.value))
      log.add('id-twice', id.at, `The bank “${id.value}” is listed twice: remove one of the two.`)
    else
      banks.set(id.value, {
        id: id.value,
        title: title?.value ?? '',
        objectiveId: objective?.value ?? '',
        at: id.at,
      })
  }
  return [...banks.values()]
}

/**
 * Reports what keeps the folders under `chapters/` and the list of banks from fitting together.
 * @returns the banks by id that have their folder
 */
export function matchBanks(
  chapters: readonly ChapterFiles[],
  banks: readonly Bank[],
  manifestLog: FindingLog,
  findings: Findings,
): Map<string, Bank> {
  const folders = new Map(chapters.map((chapter) => [chapter.id, chapter]))
  const matched = new Map<string, Bank>()
  for (const bank of banks) {
    const files = folders.get(bank.id)
    if (!files)
      manifestLog.add(
        'reference-unknown',
        bank.at,
        () =>
          `There is no folder chapters/${bank.id} for this bank: add it with a questions.yaml, or correct the id.${suggest(bank.id, folders.keys())}`,
      )
    else if (files.text)
      manifestLog.add(
        'field-invalid',
        bank.at,
        `chapters/${bank.id} has a chapter.md, so it’s a chapter and no bank: remove it from “banks”, or remove its chapter.md.`,
      )
    else if (!files.questions)
      findings
        .forFile(`${files.folder}/questions.yaml`)
        .add('file-missing', fileStart, 'This bank has no questions.yaml: add it, or remove the folder.')
    else matched.set(bank.id, bank)
  }
  const listed = new Set(banks.map(({ id }) => id))
  for (const { id, folder, text, questions } of chapters)
    if (!text && !listed.has(id))
      findings
        .forFile(`${folder}/chapter.md`)
        .add(
          'file-missing',
          fileStart,
          questions
            ? `This folder has questions but no chapter.md. Add one, or list the folder in course.yaml: “banks: [{ id: ${id}, title: …, objective: … }]”.`
            : 'This chapter has no chapter.md: add it, or remove the folder.',
        )
  return matched
}

/** Reads the questions of a bank and reports all that is wrong with them. */
export async function readBank(
  files: ChapterFiles,
  bank: Bank,
  course: CourseScope,
  source: CourseSource,
  findings: Findings,
  pause: () => Promise<void>,
): Promise<CheckedChapter> {
  if (!files.questions) return { draft: null, asked: [] }
  const log = findings.forFile(files.questions.path)
  const images = await readImages(files, source, findings, pause)
  const usedImages = new Set<string>()
  const read = await readQuestions(files.questions.path, {
    chapterId: bank.id,
    objectiveId: bank.objectiveId,
    course,
    source,
    scope: {
      chapterIds: course.chapterIds,
      sourceIds: new Set(),
      images: images.byName,
      brokenImages: images.broken,
    },
    usedImages,
    log,
    pause,
  })
  if (!read) return { draft: null, asked: [] }
  if (read.questions.length === 0 && !findings.hasErrors())
    log.add('questions-missing', fileStart, 'This bank has no questions: add some, or remove the folder.')
  images.reportUnused(usedImages)
  return {
    draft: {
      id: bank.id,
      title: bank.title,
      objectiveId: bank.objectiveId,
      level: null,
      updated: null,
      minutes: 0,
      words: 0,
      body: { lead: [], sections: [], ownTerms: [], terms: {}, sources: [] },
      questions: read.questions,
      cases: read.cases,
      images: distinctImages([...usedImages].flatMap((name) => images.byName.get(name) ?? [])),
      isBank: true,
    },
    asked: read.asked,
  }
}
