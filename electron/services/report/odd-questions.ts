import { blockText } from '../../course/inline-text.ts'
import { listCourseLog } from '../../db/log-facts.ts'
import { readQuestionVersion } from '../../db/question-versions.ts'
import { learnAnswer, newKnowledge, oddQuestions, predictAnswer } from '../../domain/learner-model.ts'
import { findTeachingChapter } from '../../db/question-pool.ts'
import { needCourse } from '../library/course.ts'
import type { OddQuestion } from '../../contract/report.ts'
import type { Context } from '../context.ts'

/** How much of a question's text is repeated. */
const stemLength = 300

/** Questions that this learner's answers contradict: the whole log is replayed, predict then update. */
export function listOddQuestions(context: Context, courseId: string): OddQuestion[] {
  const { progress, library } = context.storage.current()
  needCourse(context, courseId)
  const knowledge = newKnowledge()
  const hashes = new Map<string, string>()
  const attempts = listCourseLog(progress, courseId).map(
    ({ questionId, chapterId, hash, difficulty, points, possible }) => {
      hashes.set(questionId, hash)
      const attempt = { item: questionId, skill: chapterId, difficulty }
      const strength = predictAnswer(knowledge, { ...attempt, item: null })
      const expected = learnAnswer(knowledge, attempt, points === possible)
      return { questionId, share: points / possible, expected, strength }
    },
  )
  return oddQuestions(attempts).map((odd) => {
    const { questionId } = odd
    const { question } = readQuestionVersion(progress, { id: questionId, hash: hashes.get(questionId)! })
    const chapter = findTeachingChapter(library, courseId, question.chapterId)
    const { attempts: count, kind, earned, expected, strengthMissed, strengthGot } = odd
    return {
      ...{ questionId, reason: kind, attempts: count },
      ...{ earned, expected, strengthMissed, strengthGot },
      stem: blockText(question.stem).slice(0, stemLength),
      type: question.type,
      difficulty: question.difficulty,
      chapter: chapter && { id: chapter.id, number: chapter.number, title: chapter.title },
    }
  })
}
