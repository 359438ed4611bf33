import { possiblePoints, showOwn } from '../../questions/index.ts'
import { seededRandom, shuffle } from '../random/random.ts'
import type { Case, Question, QuestionView } from '../../contract/content.ts'

/**
 * A question as it is shown before it is answered: no key, no reason, no explanation, and components in
 * an order drawn from the seed, the same each time the attempt is shown. `fixed` keeps the author's order.
 */
export function viewQuestion(question: Question, theCase: Case | null, seed: number): QuestionView {
  const random = seededRandom(seed)
  const { id, hash, chapterId, difficulty, stem } = question
  const common = { id, hash, chapterId, difficulty, stem, of: possiblePoints(question), case: theCase }
  return { ...common, ...showOwn(question, (items) => shuffle(items, random)) }
}
