import { emptyResponse } from './response.ts'
import type { Block, QuestionView, Response } from '../../../electron/contract/content.ts'
import type { ActiveTime } from './active-time.ts'

/** The answer to a `recall` question, once it is looked at. */
export type Revealed = { answer: Block[]; explanation: Block[] }

/** What a learner does on one question before it is answered; kept while the session is on screen. */
export type Draft = {
  response: Response
  /** Ids of the choices that are struck out. */
  struck: string[]
  guessed: boolean
  revealed: Revealed | null
  time: ActiveTime
}

/** @param now milliseconds on the clock by which its time is counted */
export function newDraft(view: QuestionView, now: number): Draft {
  return {
    response: emptyResponse(view),
    struck: [],
    guessed: false,
    revealed: null,
    time: { milliseconds: 0, last: now },
  }
}
