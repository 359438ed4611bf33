import { implement } from '@orpc/server'
import { notes as contract } from '../../contract/notes.ts'
import { v4 as uuidV4 } from 'uuid'
import { listAnnotations, putAnnotation, removeAnnotation } from '../../db/annotations.ts'
import { chaptersOf, findCourse, readChapterBody } from '../../db/library.ts'
import { blockKeys } from '../../domain/course/block-keys.ts'
import { notesMarkdown } from '../../domain/text/notes-markdown.ts'
import { refusing } from '../context.ts'
import type { Annotation, ListedAnnotation } from '../../contract/notes.ts'
import type { Stores } from '../../data/stores.ts'
import type { Context } from '../context.ts'

/** All annotations, newest first, with the names of their places and whether the paragraph is there. */
function listed(stores: Stores, courseId: string | null): ListedAnnotation[] {
  const annotations = listAnnotations(stores.progress, courseId)
  const places = new Map<string, ReturnType<typeof placeOf>>()
  return annotations.map((annotation) => {
    const name = `${annotation.courseId} ${annotation.chapterId}`
    let place = places.get(name)
    if (!place) places.set(name, (place = placeOf(stores, annotation)))
    const { keys, isInstalled, ...names } = place
    const lost = !isInstalled ? 'course' : keys.has(annotation.block) ? null : 'paragraph'
    return { ...annotation, ...names, lost }
  })
}

function placeOf({ library }: Stores, { courseId, chapterId }: Annotation) {
  const course = findCourse(library, courseId)
  const chapter = course && chaptersOf(library, course).find(({ id }) => id === chapterId)
  const body = chapter && readChapterBody(library, courseId, chapterId)
  return {
    courseTitle: course?.manifest.title ?? courseId,
    chapterTitle: chapter?.title ?? chapterId,
    chapterNumber: chapter?.number ?? null,
    isInstalled: course !== null,
    keys: body ? blockKeys(body) : new Set<string>(),
  }
}

function matches(annotation: ListedAnnotation, query: string): boolean {
  const text = `${annotation.quote}\n${annotation.text}\n${annotation.chapterTitle}`.toLocaleLowerCase()
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** All annotations as Markdown, by course and chapter, for download. */
export function exportNotes(stores: Stores, courseId: string | null): string {
  return notesMarkdown(listed(stores, courseId))
}

const os = implement(contract).$context<Context>().use(refusing)

export const notes = os.router({
  list: os.list.handler(({ input, context }) => {
    const all = listed(context.storage.current(), input.courseId ?? null)
    return input.query ? all.filter((annotation) => matches(annotation, input.query!)) : all
  }),

  put: os.put.handler(({ input, context, errors }) => {
    const stores = context.storage.current()
    if (!findCourse(stores.library, input.courseId)) throw errors.NOT_HERE({ data: { what: 'course' } })
    const now = context.now()
    const annotation = { ...input, id: uuidV4(), createdAt: now, updatedAt: now }
    return context.write((progress) => putAnnotation(progress, annotation))
  }),

  remove: os.remove.handler(({ input, context, errors }) => {
    if (!context.write((progress) => removeAnnotation(progress, input.id, context.now())))
      throw errors.NOT_HERE({ data: { what: 'annotation' } })
    return {}
  }),
})
