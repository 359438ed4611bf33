import { listProgress } from '../../db/progress.ts'
import { listMarks } from '../../db/marks.ts'
import { listSessionsAgo } from '../../db/practice-sessions.ts'
import { listPool } from '../../db/question-pool.ts'
import { listQuestionHistories } from '../../db/sessions.ts'
import { lastTime } from '../../domain/time/times-to-come.ts'
import { domainsByObjective } from '../library/course.ts'
import type { Manifest } from '../../db/library.ts'
import type { PracticeCandidate } from '../../domain/practice/selection.ts'
import type { Context } from '../context.ts'

/** The most sessions that "not shown in the last N sessions" looks back. */
const deepest = 50

/** The practice questions of a course with what the learner did with each. */
export function listCandidates(
  { storage, now }: Context,
  courseId: string,
  manifest: Manifest,
): PracticeCandidate[] {
  const { library, progress } = storage.current()
  const until = lastTime(now())
  const domainOf = domainsByObjective(manifest)
  const histories = new Map(
    listQuestionHistories(progress, courseId, until).map((history) => [history.questionId, history]),
  )
  const marks = listMarks(progress, courseId)
  const sessionsAgo = listSessionsAgo(progress, courseId, deepest, until)
  const opened = new Set(
    listProgress(progress, courseId).flatMap(({ chapterId, openedAt }) =>
      openedAt === null ? [] : [chapterId],
    ),
  )
  return listPool(library, courseId, 'practice').map((question) => {
    const history = histories.get(question.id)
    return {
      ...question,
      domainId: domainOf.get(question.objectiveId) ?? null,
      timesAnswered: history?.times ?? 0,
      lastRight: history?.lastRight ?? null,
      flagged: marks.get(question.id)?.flagged ?? false,
      opened: opened.has(question.chapterId),
      sessionsAgo: sessionsAgo.get(question.id) ?? null,
    }
  })
}
