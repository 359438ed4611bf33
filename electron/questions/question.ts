import type { Block } from './text.ts'

/** At most this many tags on a question. */
export const mostTags = 20

export type Pool = 'check' | 'practice' | 'exam'

/** What every question has, whatever its type. */
export type QuestionCommon = {
  id: string
  /** SHA-256 (first 16 hex digits) of everything that a learner can see of the question. */
  hash: string
  chapterId: string
  objectiveId: string
  pool: Pool
  difficulty: 1 | 2 | 3
  caseId: string | null
  stem: Block[]
  explanation: Block[]
  sources: string[]
  asOf: string | null
  expired: boolean
  /** What the author files the question under; only there when there are some. */
  tags?: string[]
}

export type Case = { id: string; title: string; text: Block[] }

/** What a learner sees of every question before answering it. */
export type ViewCommon = {
  id: string
  hash: string
  chapterId: string
  difficulty: 1 | 2 | 3
  stem: Block[]
  /** The points that a wholly right answer earns. */
  of: number
  case: Case | null
}

/** `components`: component id (choice, statement, step, left side, blank) to whether it earned its point. */
export type Grade = { points: number; of: number; components: Record<string, boolean> }
