import { digest } from './digest.ts'
import type { Block, Case, Question } from '../contract/content.ts'

/** What a learner can see of a question: all of it but where it's kept. */
type Seen = Omit<Question, 'id' | 'hash' | 'chapterId' | 'objectiveId' | 'pool' | 'caseId'>

/**
 * The hash that names a version of a question. Progress files are checked against it when they're imported, so a new
 * way to compute it has to keep this one for what was hashed before.
 * @param seen with its keys in the order in which it was first written
 * @param caseText of the scenario beside it, null for none
 */
export function hashOfSeen(seen: Seen, caseText: readonly Block[] | null): string {
  return digest(JSON.stringify([seen, caseText]), 16)
}

/** What a learner can see of the scenario beside a question. */
export function seenOfCase({ title, text }: Pick<Case, 'title' | 'text'>): Block[] {
  return [{ t: 'paragraph', key: '', c: [{ t: 'text', v: title }] }, ...text]
}

/** As `hashOfSeen`, for a question that was read from where it's kept. */
export function hashOfQuestion(question: Question, theCase: Case | null): string {
  const { id, hash, chapterId, objectiveId, pool, caseId, ...seen } = question
  return hashOfSeen(seen, caseId !== null && theCase ? seenOfCase(theCase) : null)
}
