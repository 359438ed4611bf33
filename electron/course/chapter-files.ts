import { readChapterBody, readingMinutes } from './chapter.ts'
import type { ChapterFiles } from './course-layout.ts'
import type { Findings } from './findings.ts'
import { cutFrontMatter, readFrontMatter } from './front-matter.ts'
import { distinctImages, readImages } from './images.ts'
import type { AskedText } from './near-duplicates.ts'
import { readQuestions } from './questions/file.ts'
import type { CourseScope } from './questions/scope.ts'
import { checkSources } from './source-age.ts'
import { readTextFile } from './text-file.ts'
import type { CourseSource, DraftChapter } from './types.ts'
import { checkAcronyms } from './acronyms.ts'
import { checkSentences } from './wording.ts'

/** A chapter as it was read: `draft` is null when its text cannot be used. */
export type CheckedChapter = { draft: DraftChapter | null; asked: AskedText[] }

/** Reads the files of one chapter and reports all that is wrong with them. */
export async function readChapter(
  files: ChapterFiles,
  course: CourseScope,
  source: CourseSource,
  findings: Findings,
  pause: () => Promise<void>,
): Promise<CheckedChapter> {
  if (!files.text) return { draft: null, asked: [] }
  const log = findings.forFile(files.text.path)
  const text = await readTextFile(source, files.text.path, log)
  const cut = text === null ? null : cutFrontMatter(text, log)
  const front = cut && readFrontMatter(cut.yaml, course.objectiveIds, log)
  if (!cut || !front) return { draft: null, asked: [] }

  const images = await readImages(files, source, findings, pause)
  const usedImages = new Set<string>()
  const scope = {
    chapterIds: course.chapterIds,
    sourceIds: new Set(front.sources.map(({ id }) => id)),
    images: images.byName,
    brokenImages: images.broken,
  }
  const body = await readChapterBody(cut.body, files.id, {
    bodyLine: cut.bodyLine,
    log,
    scope,
    usedImages,
    pause,
  })
  checkSources(front, course.today, log)
  checkSentences(body.passages, log, { average: true })

  await pause()
  const questionsLog = files.questions && findings.forFile(files.questions.path)
  const asked =
    files.questions && questionsLog
      ? await readQuestions(files.questions.path, {
          chapterId: files.id,
          objectiveId: front.objectiveId,
          course,
          source,
          scope,
          usedImages,
          log: questionsLog,
          pause,
        })
      : null
  if (!files.questions || (asked?.questions.length === 0 && !findings.hasErrors()))
    log.add(
      'questions-missing',
      front.at,
      'The chapter has no question: write some in its questions.yaml, so that a reader can find out what stuck.',
    )
  checkAcronyms(body, log, asked && questionsLog ? { passages: asked.passages, log: questionsLog } : null)
  images.reportUnused(usedImages)

  const sources = front.sources.map(({ id, title, url, asOf }) => ({ id, title, url, asOf }))
  const draft: DraftChapter = {
    id: files.id,
    title: front.title,
    objectiveId: front.objectiveId,
    level: front.level,
    updated: front.updated,
    minutes: readingMinutes(body.words),
    words: body.words,
    body: { lead: body.lead, sections: body.sections, ownTerms: body.terms, terms: {}, sources },
    questions: asked?.questions ?? [],
    cases: asked?.cases ?? [],
    images: distinctImages([...usedImages].flatMap((name) => images.byName.get(name) ?? [])),
    isBank: false,
  }
  return { draft, asked: asked?.asked ?? [] }
}
