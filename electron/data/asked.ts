import { findQuestionVersion, findSession } from '../db/sessions.ts'
import type { Question } from '../contract/content.ts'
import type { Session } from '../db/sessions.ts'
import type { Readable } from '../db/open.ts'

/** A session with its questions as they were when it began, in its order. */
export type Asked = { session: Session; questions: Question[] }

/** The one that is being answered on each connection: what a session asks never changes once it has begun. */
const inHand = new WeakMap<Readable, Asked>()

/** Null when there is no such session. */
export function readAsked(progress: Readable, sessionId: string): Asked | null {
  const known = inHand.get(progress)
  if (known?.session.id === sessionId) return known
  const session = findSession(progress, sessionId)
  if (!session) return null
  // Under another id it may have been kept first: the hash doesn't name it.
  const questions = session.items.map(({ id, hash }) => ({ ...findQuestionVersion(progress, hash)!, id }))
  const asked = { session, questions }
  inHand.set(progress, asked)
  return asked
}
