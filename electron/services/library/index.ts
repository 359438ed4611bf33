import { implement } from '@orpc/server'
import { library as contract } from '../../contract/library.ts'
import { findCourse, listCourses } from '../../db/library.ts'
import { continueAt, standings, withoutBanks } from './chapters.ts'
import { refusing } from '../context.ts'
import type { CourseDetail, CourseSummary } from '../../contract/library.ts'
import type { CourseRow } from '../../db/library.ts'
import type { ChapterStanding } from './chapters.ts'
import type { Context } from '../context.ts'

function summarise(course: CourseRow, chapters: ChapterStanding[], now: number): CourseSummary {
  const { title, language, version, licence, notice, exam } = course.manifest
  const { chapterId, lastReadAt } = continueAt(chapters, now)
  return {
    id: course.id,
    title,
    language,
    version,
    licence,
    notice,
    exam,
    bundled: course.folder !== null,
    chapters: withoutBanks(chapters).length,
    passed: chapters.filter(({ summary }) => summary.state === 'passed').length,
    questions: course.questions,
    minutes: course.minutes,
    addedAt: course.addedAt,
    continueAt: chapterId,
    lastReadAt,
  }
}

const os = implement(contract).$context<Context>().use(refusing)

export const library = os.router({
  list: os.list.handler(({ context }) => {
    const stores = context.storage.current()
    return listCourses(stores.library).map((course) =>
      summarise(course, standings(stores, course), context.now()),
    )
  }),

  course: os.course.handler(({ input, context, errors }): CourseDetail => {
    const stores = context.storage.current()
    const course = findCourse(stores.library, input.courseId)
    if (!course) throw errors.NOT_HERE({ data: { what: 'course' } })
    const chapters = standings(stores, course)
    return {
      ...summarise(course, chapters, context.now()),
      outlineAsOf: course.manifest.outlineAsOf,
      domains: course.manifest.domains,
      list: chapters.map(({ summary }) => summary),
      unlockShare: course.manifest.unlockShare,
    }
  }),

  add: os.add.handler(async function* ({ input, context, errors }) {
    context.storage.current()
    const file = context.uploads.take(input.uploadId)
    if (!file) throw errors.NOT_HERE({ data: { what: 'upload' } })
    yield* context.courses.addFile(file, input.fileName)
  }),

  discard: os.discard.handler(({ input, context }) => {
    context.uploads.remove(input.uploadId)
    return {}
  }),

  remove: os.remove.handler(async ({ input, context, errors }) => {
    const { library } = context.storage.current()
    const course = findCourse(library, input.courseId)
    if (!course) throw errors.NOT_HERE({ data: { what: 'course' } })
    if (course.folder !== null) throw errors.NOT_NOW({ data: { what: 'bundled-course' } })
    await context.courses.remove(course.id)
    context.courses.prepare()
    await context.courses.whenPrepared()
    return {}
  }),

  preparation: os.preparation.handler(async function* ({ context, signal }) {
    yield* context.courses.preparation(signal)
  }),
})
