import { hasItsCase, readQuestionVersion } from '../db/question-versions.ts'
import { findSession } from '../db/sessions.ts'
import type { QuestionVersion } from '../db/question-versions.ts'
import type { Session } from '../db/sessions.ts'
import type { Readable } from '../db/open.ts'

/** A self-check with its questions as they were when it began, in its order. */
export type Asked = { session: Session; versions: QuestionVersion[] }

/** The one being answered on each connection: what a session asks never changes once it has begun. */
const inHand = new WeakMap<Readable, Asked>()

/** Null when there is no such session. */
export function readAsked(progress: Readable, sessionId: string): Asked | null {
  const known = inHand.get(progress)
  if (known?.session.id === sessionId) return known
  const session = findSession(progress, sessionId)
  if (!session) return null
  const asked = { session, versions: session.items.map((item) => readQuestionVersion(progress, item)) }
  if (asked.versions.every(hasItsCase)) inHand.set(progress, asked)
  return asked
}
