import { findTeachingChapter, findTeachingPlace } from '../../db/question-pool.ts'
import type { ShownKey } from '../../contract/marks.ts'
import type { TeachingChapter } from '../../db/question-pool.ts'
import type { QuestionVersion } from '../../db/question-versions.ts'
import type { Stores } from '../../data/stores.ts'

/** Puts beside questions that were answered what belongs to them, reading each chapter once. */
export function createKeyShower({ library }: Stores, courseId: string) {
  const chapters = new Map<string, TeachingChapter | null>()

  function chapterOf(chapterId: string): TeachingChapter | null {
    if (!chapters.has(chapterId)) chapters.set(chapterId, findTeachingChapter(library, courseId, chapterId))
    return chapters.get(chapterId)!
  }

  return ({ question, case: theCase }: QuestionVersion): ShownKey => {
    const found = chapterOf(question.chapterId)
    return {
      question,
      case: theCase,
      chapter: found && { id: found.id, number: found.number, title: found.title },
      teaching: found && findTeachingPlace(library, courseId, question.id),
      sources: found?.sources.filter(({ id }) => question.sources.includes(id)) ?? [],
    }
  }
}
