import { listQuestionFacts, listTermFacts } from '../db/log-facts.ts'
import { foldQuestion, foldTerm } from '../domain/knowledge/rollup.ts'
import { addDays } from '../domain/time/calendar-day.ts'
import { lastDay, lastTime } from '../domain/time/times-to-come.ts'
import type { AnswerFact } from '../domain/knowledge/rollup.ts'
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
  const present = facts.filter(({ answeredAt }) => answeredAt <= until)
  const folded =
    foldQuestion(questionId, present) ?? foldQuestion(questionId, [...beforeAll(facts, present), ...present])
  if (!folded) return { ...entry, memory: null }
  const { lastAt, lastId, lastRight, memory } = folded
  return { ...entry, lastAt, lastId, lastRight, memory }
}

/**
 * Answers that have yet to come, dated before those that haven't: a question whose answers of its own are all to come,
 * and that was reviewed by another in its place today, has been reviewed today.
 */
function beforeAll(facts: readonly AnswerFact[], present: readonly AnswerFact[]): AnswerFact[] {
  const [first] = present
  if (!first) return []
  const day = addDays(first.day, -1)
  return facts
    .filter((fact) => !present.includes(fact))
    .map((fact) => ({ ...fact, day, answeredAt: first.answeredAt - 1 }))
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
