import { listQuestionFacts, listTermFacts } from '../db/log-facts.ts'
import { foldQuestion, foldTerm } from '../domain/knowledge/rollup.ts'
import { lastDay, lastTime } from '../domain/time/times-to-come.ts'
import type { QuestionEntry, TermEntry } from '../db/rollups.ts'
import type { ReviewMemory } from '../domain/learner-model.ts'
import type { DataContext } from './context.ts'

/** What is rolled up of a question or term, as it is today; no memory while all its reviews have yet to come. */
export type Now<Entry> = Omit<Entry, 'memory'> & { memory: ReviewMemory | null }

/**
 * What is rolled up is what the log says, whatever day it is. Where the last review has yet to come
 * (domain/times-to-come.ts), the card would wait for it, and no review before it would count: so the log is folded
 * again without what has yet to come.
 */
export function questionNow(context: DataContext, entry: QuestionEntry): Now<QuestionEntry> {
  const { courseId, questionId } = entry
  if (!isToCome(context, entry)) return entry
  const until = lastTime(context.now())
  const facts = listQuestionFacts(context.storage.current().progress, courseId, questionId)
  const folded = foldQuestion(
    questionId,
    facts.filter(({ answeredAt }) => answeredAt <= until),
  )
  if (!folded) return { ...entry, memory: null }
  const { lastAt, lastId, lastRight, memory } = folded
  return { ...entry, lastAt, lastId, lastRight, memory }
}

/** As `questionNow`. */
export function termNow(context: DataContext, entry: TermEntry): Now<TermEntry> {
  if (!isToCome(context, entry)) return entry
  const until = lastTime(context.now())
  const facts = listTermFacts(context.storage.current().progress, entry.courseId, entry.termId)
  const folded = facts
    .filter(({ reviewedAt }) => reviewedAt <= until)
    .reduce<ReturnType<typeof foldTerm> | null>(foldTerm, null)
  return { ...entry, memory: folded && folded.memory }
}

function isToCome({ dayOf, now }: DataContext, { lastAt, memory }: QuestionEntry | TermEntry): boolean {
  return lastAt > lastTime(now()) || memory.reviewedOn > lastDay(dayOf(now()))
}
