import { implement } from '@orpc/server'
import { reader as contract } from '../../contract/reader.ts'
import { listChapterAnnotations } from '../../db/annotations.ts'
import { chaptersOf, findCourse, listChapterBodies, listTerms, readChapterBody } from '../../db/library.ts'
import { markDone, markOpened, markOpenedAnyway, savePosition } from '../../db/progress.ts'
import { findChapter, withoutBanks } from '../library/chapters.ts'
import { refusing } from '../context.ts'
import type { Block } from '../../contract/content.ts'
import type { Chapter } from '../../contract/reader.ts'
import type { ChapterStanding, FoundChapter } from '../library/chapters.ts'
import type { Stores } from '../../data/stores.ts'
import type { Context } from '../context.ts'

function neighbour(chapter: ChapterStanding | undefined) {
  return chapter
    ? { id: chapter.summary.id, number: chapter.summary.number, title: chapter.summary.title }
    : null
}

/** A chapter as a page shows it once it is opened, without its text where that is known. */
function show(stores: Stores, found: FoundChapter, knownText: string | undefined): Chapter {
  const { course, chapters, place, chapter } = found
  const { id: courseId, manifest, fingerprint } = course
  const { row, summary, progress } = chapter
  const previous = withoutBanks(chapters.slice(0, place)).at(-1)
  const [next] = withoutBanks(chapters.slice(place + 1))
  const domainPlace = manifest.domains.findIndex(({ objectives }) =>
    objectives.some(({ id }) => id === row.objectiveId),
  )
  const domain = manifest.domains[domainPlace]
  const objective = domain?.objectives.find(({ id }) => id === row.objectiveId)
  const { positionBlock, positionShare } = progress ?? {}
  return {
    courseId,
    courseTitle: manifest.title,
    summary: { ...summary, state: summary.state === 'open' ? 'reading' : summary.state },
    objectiveTitle: objective?.title ?? '',
    domain: domain ? { id: domain.id, place: domainPlace } : null,
    updated: row.updated,
    textVersion: fingerprint,
    body: knownText === fingerprint ? null : readChapterBody(stores.library, courseId, row.id),
    previous: neighbour(previous),
    next: neighbour(next),
    nextLocked: next?.summary.state === 'locked',
    position: positionBlock ? { block: positionBlock, share: positionShare ?? 0 } : null,
    annotations: listChapterAnnotations(stores.progress, courseId, row.id),
    checkQuestions: row.checkQuestions,
    practiceQuestions: row.practiceQuestions,
    unlockShare: manifest.unlockShare,
  }
}

const os = implement(contract).$context<Context>().use(refusing)

export const reader = os.router({
  chapter: os.chapter.handler(({ input, context, errors }): Chapter => {
    const stores = context.storage.current()
    const { courseId, chapterId, knownText } = input
    const found = findChapter(stores, courseId, chapterId)
    if (!found) throw errors.NOT_HERE({ data: { what: 'chapter' } })
    const { chapters, place, chapter } = found
    if (chapter.row.isBank) throw errors.NOT_HERE({ data: { what: 'bank-text' } })
    if (chapter.summary.state === 'locked')
      throw errors.CHAPTER_LOCKED({
        data: { opensWith: withoutBanks(chapters.slice(0, place)).at(-1)!.summary.id },
      })
    context.write((progress) => markOpened(progress, courseId, chapterId, context.now()))
    return show(stores, found, knownText)
  }),

  preview: os.preview.handler(({ input, context, errors }): Chapter | null => {
    const stores = context.storage.current()
    const found = findChapter(stores, input.courseId, input.chapterId)
    if (!found) throw errors.NOT_HERE({ data: { what: 'chapter' } })
    return ['locked', 'bank'].includes(found.chapter.summary.state)
      ? null
      : show(stores, found, input.knownText)
  }),

  openAnyway: os.openAnyway.handler(({ input, context, errors }) => {
    const stores = context.storage.current()
    if (!findChapter(stores, input.courseId, input.chapterId))
      throw errors.NOT_HERE({ data: { what: 'chapter' } })
    context.write((progress) => markOpenedAnyway(progress, input.courseId, input.chapterId, context.now()))
    return {}
  }),

  savePosition: os.savePosition.handler(({ input, context }) => {
    const { courseId, chapterId, position } = input
    context.write((progress) => savePosition(progress, courseId, chapterId, position, context.now()))
    return {}
  }),

  markDone: os.markDone.handler(({ input, context, errors }) => {
    const stores = context.storage.current()
    const { courseId, chapterId, done } = input
    if (!findChapter(stores, courseId, chapterId)) throw errors.NOT_HERE({ data: { what: 'chapter' } })
    const now = context.now()
    context.write((progress) => markDone(progress, courseId, chapterId, done ? now : null, now))
    return findChapter(stores, courseId, chapterId)!.chapter.summary
  }),

  glossary: os.glossary.handler(({ input, context, errors }) => {
    const { library } = context.storage.current()
    const course = findCourse(library, input.courseId)
    if (!course) throw errors.NOT_HERE({ data: { what: 'course' } })
    const chapters = new Map(chaptersOf(library, course).map((chapter) => [chapter.id, chapter]))
    return listTerms(library, input.courseId).map(({ term, usedIn }) => ({
      term,
      chapterTitle: chapters.get(term.chapterId)?.title ?? '',
      usedIn: [term.chapterId, ...usedIn.filter((id) => id !== term.chapterId)].flatMap((id) => {
        const chapter = chapters.get(id)
        return chapter ? [{ id, number: chapter.number, title: chapter.title }] : []
      }),
    }))
  }),

  lookAlikes: os.lookAlikes.handler(({ input, context, errors }) => {
    const { library } = context.storage.current()
    const course = findCourse(library, input.courseId)
    if (!course) throw errors.NOT_HERE({ data: { what: 'course' } })
    const chapters = new Map(chaptersOf(library, course).map((chapter) => [chapter.id, chapter]))
    return listChapterBodies(library, input.courseId).flatMap(({ id, body }) => {
      const { number: chapterNumber, title: chapterTitle } = chapters.get(id)!
      return body.sections
        .filter(({ kind }) => kind === 'lookalikes')
        .flatMap(({ blocks, parts }) => [{ title: [], blocks }, ...parts])
        .flatMap(({ title, blocks }) =>
          blocks
            .filter((block): block is Extract<Block, { t: 'table' }> => block.t === 'table')
            .map((table) => ({ chapterId: id, chapterNumber, chapterTitle, title, table })),
        )
    })
  }),
})
