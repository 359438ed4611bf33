import { implement } from '@orpc/server'
import { marks as contract } from '../../contract/marks.ts'
import { blockText } from '../../course/inline-text.ts'
import { chaptersOf, findCourse } from '../../db/library.ts'
import { addReport, listMarkRows, listReports, putMark, removeReport } from '../../db/marks.ts'
import { readQuestions } from '../../db/question-pool.ts'
import { lastAskedHash, readQuestionVersion } from '../../db/question-versions.ts'
import { csv } from '../../domain/text/csv.ts'
import { lastTime } from '../../domain/time/times-to-come.ts'
import { refusing } from '../context.ts'
import { notHere } from '../refusals.ts'
import { newId } from '../../data/new-id.ts'
import type { Question } from '../../contract/content.ts'
import type { ListedMark, QuestionReport } from '../../contract/marks.ts'
import type { Stores } from '../../data/stores.ts'
import type { Context } from '../context.ts'

/** How much of a question's text a report repeats. */
const stemLength = 300

/** A question as it was last asked, or as the course has it; null when it's in neither. */
function findQuestion({ storage, now }: Context, courseId: string, questionId: string): Question | null {
  const { library, progress } = storage.current()
  const hash = lastAskedHash(progress, courseId, questionId, lastTime(now()))
  if (hash !== null) return readQuestionVersion(progress, { id: questionId, hash }).question
  return readQuestions(library, courseId, [questionId])[0]?.question ?? null
}

function stemOf(question: Question | null): string {
  return blockText(question?.stem ?? []).slice(0, stemLength)
}

/** @throws NOT_HERE */
function needQuestion(context: Context, courseId: string, questionId: string): Question {
  const found = findQuestion(context, courseId, questionId)
  if (!found) throw notHere('question')
  return found
}

/** All reports, newest first, for whoever keeps the course. */
export function exportReports({ progress }: Stores, courseId: string | null, type: 'csv' | 'json'): string {
  const reports = listReports(progress, courseId)
  if (type === 'json') return `${JSON.stringify({ format: 'lectern-question-reports', reports }, null, 2)}\n`
  return csv([
    ['course', 'question', 'version', 'reason', 'report', 'question text', 'reported at'],
    ...reports.map((report) => [
      report.courseId,
      report.questionId,
      report.questionHash,
      report.reason,
      report.text,
      report.stem,
      new Date(report.createdAt).toISOString(),
    ]),
  ])
}

function listed(context: Context, courseId: string | null): ListedMark[] {
  const stores = context.storage.current()
  const rows = listMarkRows(stores.progress, courseId)
  const courses = new Map(
    [...new Set(rows.map((row) => row.courseId))].map((id) => {
      const course = findCourse(stores.library, id)
      const chapters = course ? chaptersOf(stores.library, course) : []
      const marked = rows.filter((row) => row.courseId === id).map(({ questionId }) => questionId)
      const questions = readQuestions(stores.library, id, marked)
      return [
        id,
        {
          title: course?.manifest.title ?? id,
          chapters: new Map(chapters.map((chapter) => [chapter.id, chapter])),
          chapterOf: new Map(questions.map(({ question }) => [question.id, question.chapterId])),
        },
      ]
    }),
  )
  return rows.map((row) => {
    const { title, chapters, chapterOf } = courses.get(row.courseId)!
    const chapter = chapters.get(chapterOf.get(row.questionId) ?? '')
    return {
      ...row,
      courseTitle: title,
      // A flag from another laptop may be on a question that was never answered and whose course isn't here.
      stem: stemOf(findQuestion(context, row.courseId, row.questionId)) || row.questionId,
      chapter: chapter ? { id: chapter.id, number: chapter.number, title: chapter.title } : null,
    }
  })
}

const os = implement(contract).$context<Context>().use(refusing)

export const marks = os.router({
  list: os.list.handler(({ input, context }) => listed(context, input.courseId ?? null)),

  flag: os.flag.handler(({ input: { courseId, questionId, flagged }, context }) => {
    needQuestion(context, courseId, questionId)
    return context.write((progress) => putMark(progress, courseId, questionId, { flagged }, context.now()))
  }),

  note: os.note.handler(({ input: { courseId, questionId, text }, context }) => {
    needQuestion(context, courseId, questionId)
    const note = text.trim()
    return context.write((progress) => putMark(progress, courseId, questionId, { note }, context.now()))
  }),

  report: os.report.handler(({ input: { courseId, questionId, reason, text }, context }) => {
    const stores = context.storage.current()
    const question = needQuestion(context, courseId, questionId)
    const report: QuestionReport = {
      id: newId(context.now()),
      courseId,
      courseTitle: findCourse(stores.library, courseId)?.manifest.title ?? courseId,
      questionId,
      questionHash: question.hash,
      stem: stemOf(question),
      reason,
      text: text.trim(),
      createdAt: context.now(),
    }
    context.write((progress) => addReport(progress, report))
    return report
  }),

  reports: os.reports.handler(({ input, context }) =>
    listReports(context.storage.current().progress, input.courseId ?? null),
  ),

  removeReport: os.removeReport.handler(({ input, context }) => {
    if (!context.write((progress) => removeReport(progress, input.id, context.now()))) throw notHere('report')
    return {}
  }),
})
