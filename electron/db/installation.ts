import { prepared } from './open.ts'
import type { Case, ChapterBody, Question, TeachingPlace } from '../contract/content.ts'
import type { ChapterRow, CourseRow } from './library.ts'
import type { Writable } from './open.ts'

export type InstalledChapter = Omit<ChapterRow, 'checkQuestions' | 'practiceQuestions'> & {
  body: ChapterBody
  questions: Question[]
  cases: Case[]
  images: { hash: string; type: string; bytes: Uint8Array }[]
  search: { kind: string; block: string | null; text: string }[]
  teaching: ReadonlyMap<string, TeachingPlace>
}

/**
 * Stores a course chapter by chapter in one transaction on a connection of its own, so that readers
 * see the old course until the new one is whole, and a failure leaves nothing behind.
 */
export function beginInstallation(library: Writable, courseId: string) {
  library.exec('begin immediate')
  prepared(library, 'delete from course where id = ?').run(courseId)
  prepared(
    library,
    `insert into course (id, manifest, fingerprint, folder, chapters, questions, minutes, added_at)
     values (?, '{}', '', null, 0, 0, 0, 0)`,
  ).run(courseId)

  return {
    addChapter: (chapter: InstalledChapter) => addChapter(library, courseId, chapter),
    commit(course: CourseRow) {
      prepared(
        library,
        `update course set manifest = ?, fingerprint = ?, folder = ?, chapters = ?, questions = ?,
           minutes = ?, added_at = ? where id = ?`,
      ).run(
        JSON.stringify(course.manifest),
        course.fingerprint,
        course.folder,
        course.chapters,
        course.questions,
        course.minutes,
        course.addedAt,
        courseId,
      )
      library.exec('commit')
    },
    rollback() {
      if (library.inTransaction) library.exec('rollback')
    },
  }
}

function addChapter(library: Writable, courseId: string, chapter: InstalledChapter): void {
  const inPool = (pool: string) =>
    chapter.questions.filter((question) => question.pool === pool && !question.expired)
  prepared(
    library,
    `insert into chapter (course_id, id, number, title, objective_id, level, updated, minutes, hash,
       check_questions, practice_questions, is_bank, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    courseId,
    chapter.id,
    chapter.number,
    chapter.title,
    chapter.objectiveId,
    chapter.level,
    chapter.updated,
    chapter.minutes,
    chapter.hash,
    inPool('check').length,
    inPool('practice').length,
    chapter.isBank ? 1 : 0,
    JSON.stringify(chapter.body),
  )
  const addQuestion = prepared(
    library,
    `insert into question (course_id, id, chapter_id, place, pool, type, objective_id, case_id, difficulty,
       expired, hash, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const [place, question] of chapter.questions.entries())
    addQuestion.run(
      courseId,
      question.id,
      chapter.id,
      place,
      question.pool,
      question.type,
      question.objectiveId,
      question.caseId,
      question.difficulty,
      question.expired ? 1 : 0,
      question.hash,
      JSON.stringify(question),
    )
  const addPlace = prepared(
    library,
    'insert into teaching_place (course_id, question_id, section, title, block) values (?, ?, ?, ?, ?)',
  )
  for (const [questionId, { section, title, block }] of chapter.teaching)
    addPlace.run(courseId, questionId, section, title, block)
  for (const item of chapter.cases)
    prepared(library, 'insert into case_text (course_id, id, body) values (?, ?, ?)').run(
      courseId,
      item.id,
      JSON.stringify(item),
    )
  for (const term of chapter.body.ownTerms)
    prepared(library, 'insert into term (course_id, id, chapter_id, term, body) values (?, ?, ?, ?, ?)').run(
      courseId,
      term.id,
      chapter.id,
      term.term,
      JSON.stringify(term),
    )
  for (const termId of Object.keys(chapter.body.terms))
    prepared(library, 'insert into term_use (course_id, term_id, chapter_id) values (?, ?, ?)').run(
      courseId,
      termId,
      chapter.id,
    )
  for (const image of chapter.images)
    prepared(library, 'insert or ignore into image (hash, course_id, type, bytes) values (?, ?, ?, ?)').run(
      image.hash,
      courseId,
      image.type,
      image.bytes,
    )
  const addText = prepared(
    library,
    'insert into search_text (course_id, chapter_id, kind, block, text) values (?, ?, ?, ?, ?)',
  )
  addText.run(courseId, chapter.id, 'chapter', null, chapter.title)
  for (const entry of chapter.search) addText.run(courseId, chapter.id, entry.kind, entry.block, entry.text)
}
