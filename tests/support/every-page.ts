import { errorCodes } from '../../electron/contract/base.ts'
import { defaultPracticeChoice } from '../../electron/contract/practice.ts'
import { codeOf } from './app.ts'
import { thisWindow } from './exam-app.ts'
import type { Writable } from '../../electron/db/open.ts'
import type { TestApp } from './app.ts'

const downloads = [
  'progress.jsonl',
  'answers.csv',
  'notes.md',
  'question-reports.csv',
  'question-reports.json',
]

/**
 * Calls all that the pages of the app call to show what a learner did.
 * @param progress another connection to the open learner's data
 * @returns the calls that failed, each with its code; a refusal of what isn't there is no failure
 */
export async function failingPages(app: TestApp, progress: Writable, courseIds: string[]): Promise<string[]> {
  const { api } = app
  const failures: string[] = []
  const attempt = async (name: string, call: Promise<unknown>, isRefusalFine = false) => {
    const code = await codeOf(call)
    const isRefusal = code in errorCodes && !code.startsWith('STORAGE')
    if (code !== 'no refusal' && !(isRefusalFine && isRefusal)) failures.push(`${name}: ${code}`)
  }
  await attempt('app.start', api.app.start())
  await attempt('library.list', api.library.list())
  await attempt('progress.overview', api.progress.overview({}))
  await attempt('notes.list', api.notes.list({ query: 'x' }))
  await attempt('notes.list', api.notes.list({}))
  await attempt('marks.list', api.marks.list({}))
  await attempt('marks.reports', api.marks.reports({}))
  await attempt('exam.running', api.exam.running({ windowId: thisWindow }))
  for (const courseId of courseIds) {
    const ofCourse = { courseId }
    const course = await api.library.course(ofCourse)
    await attempt('report.page', api.report.page(ofCourse))
    await attempt('report.topics', api.report.topics(ofCourse))
    await attempt('report.next', api.report.next(ofCourse))
    await attempt('report.readiness', api.report.readiness(ofCourse))
    await attempt('report.odd', api.report.odd(ofCourse))
    await attempt('review.overview', api.review.overview(ofCourse))
    await attempt('plan.get', api.plan.get(ofCourse))
    await attempt('progress.overview', api.progress.overview(ofCourse))
    await attempt('practice.builder', api.practice.builder(ofCourse))
    await attempt('practice.count', api.practice.count({ ...defaultPracticeChoice, ...ofCourse }))
    await attempt('exam.history', api.exam.history(ofCourse))
    await attempt('exam.plan', api.exam.plan({ ...ofCourse, choice: { kind: 'full' } }))
    await attempt('reader.glossary', api.reader.glossary(ofCourse))
    await attempt('search', api.search.query({ ...ofCourse, text: 'tenant', limit: 10 }))
    await attempt('marks.list', api.marks.list(ofCourse))
    for (const { id: chapterId } of course.list) {
      await attempt('reader.chapter', api.reader.chapter({ courseId, chapterId }), true)
      await attempt('check.begin', api.check.begin({ courseId, chapterId, afresh: false }), true)
    }
  }
  for (const { id: sessionId, kind } of listSessions(progress)) {
    if (kind === 'practice') {
      await attempt('practice.session', api.practice.session({ sessionId }), true)
      await attempt('practice.summary', api.practice.summary({ sessionId }), true)
    }
    if (kind === 'review') await attempt('review.session', api.review.session({ sessionId }), true)
    if (kind === 'exam') {
      await attempt('exam.result', api.exam.result({ sessionId }), true)
      await attemptDownload(`exam.csv?session=${sessionId}`)
      await attemptDownload(`exam.json?session=${sessionId}`)
    }
  }
  for (const name of downloads) await attemptDownload(name)
  return failures

  async function attemptDownload(name: string): Promise<void> {
    const response = await app.fetch(`/download/${name}`)
    await response.text()
    if (response.status >= 500) failures.push(`download of ${name}: ${response.status}`)
  }
}

function listSessions(progress: Writable): { id: string; kind: string }[] {
  return progress.prepare<[], { id: string; kind: string }>('select id, kind from session').all()
}
