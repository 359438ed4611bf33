import { grade } from '../../questions/index.ts'
import type { Grade, Question, Response } from '../../contract/content.ts'

/** An answer as the log has it, graded when it was saved. */
export type GradedAnswer = { response: Response; points: number; possible: number }

/**
 * The grade of an answer to show. Its points are always those in the log, so every page and file shows the same number
 * even if grading has changed since. Only which part earned its point is worked out again, to mark the parts on screen.
 * @param question as it was asked
 */
export function recordedGrade(question: Question, { response, points, possible }: GradedAnswer): Grade {
  return { points, of: possible, components: grade(question, response).components }
}
