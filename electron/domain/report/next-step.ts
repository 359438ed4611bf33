import type { Readiness } from './readiness.ts'
import type { RankedTopic } from './weak-topics.ts'

/** The one thing to do next, with what says why. The words and the link are the renderer's. */
export type NextStep =
  /** Nothing was answered yet: read on, or begin to practise. */
  | { kind: 'begin'; chapterId: string | null }
  /** Too few answers for a forecast: some of these domains have none. */
  | { kind: 'answer'; missing: number; domainId: string | null }
  /** Cards that were learnt are forgotten day by day once they are due, topics are not. */
  | { kind: 'review'; due: number }
  /** Read the next chapter: much of the exam is still unread. */
  | { kind: 'read'; chapterId: string; unreadWeight: number }
  /** The objective that will cost most. */
  | { kind: 'practise'; objectiveId: string; expectedLoss: number; totalLoss: number; tooEarly: boolean }
  /** Ready as far as practice tells: see how it goes against the clock. */
  | { kind: 'exam'; pass: number }

export type NextStepFacts = {
  answered: number
  /** Due cards that were answered before. */
  due: number
  /** The chapter to read next, null when all are passed; and what part of the exam, in percent, is not yet passed. */
  nextChapterId: string | null
  unreadWeight: number
  /** Null when the course has no blueprint: then nothing can ever be told. */
  readiness: Readiness | null
  /** Whether a mock exam can be sat. */
  hasExam: boolean
  /** Those that have questions. */
  objectives: readonly RankedTopic[]
}

/** So many due cards are worth a session of their own before anything else. */
const dueWanted = 10

/** When less than this part of the exam is unread, practising what is weak gains more than reading on. */
const unreadAllowed = 34

/** With such a probability of passing, a mock exam tells more than another round of practice. */
const readyFrom = 0.8

/** Picks the one thing to do next: what keeps knowledge first, then what is needed to know more, then what gains most. */
export function nextStep({
  answered,
  due,
  nextChapterId,
  unreadWeight,
  readiness,
  hasExam,
  objectives,
}: NextStepFacts): NextStep {
  if (answered === 0) return { kind: 'begin', chapterId: nextChapterId }
  if (due >= dueWanted) return { kind: 'review', due }
  if (nextChapterId !== null && unreadWeight > unreadAllowed)
    return { kind: 'read', chapterId: nextChapterId, unreadWeight }
  if (readiness && !readiness.enough) {
    const { wanted, domains: silent } = readiness.missing
    return {
      kind: 'answer',
      missing: Math.max(silent.length, wanted - readiness.missing.answered),
      domainId: silent[0] ?? null,
    }
  }
  const [worst] = [...objectives].sort((a, b) => a.rankOfLevel - b.rankOfLevel)
  if (readiness && hasExam && (readiness.pass >= readyFrom || !worst))
    return { kind: 'exam', pass: readiness.pass }
  if (!worst) return { kind: 'begin', chapterId: nextChapterId }
  return {
    kind: 'practise',
    objectiveId: worst.id,
    expectedLoss: worst.expectedLoss,
    totalLoss: objectives.reduce((sum, { expectedLoss }) => sum + expectedLoss, 0),
    tooEarly: worst.tooEarly,
  }
}
