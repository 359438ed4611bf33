import * as z from 'zod/mini'
import { hashOfQuestion } from '../../course/question-hash.ts'
import { findPossible, findSessionShape, isWhole } from '../../db/import-facts.ts'
import { findVersionType } from '../../db/question-versions.ts'
import { parseJson, reviewCards, sessionItems } from './rules.ts'
import { RefusedImport } from './refused-import.ts'
import type { Case, Question, Response } from '../../contract/content.ts'
import type { SessionShape } from '../../db/import-facts.ts'
import type { LogRow } from '../../db/log-tables.ts'
import type { Readable } from '../../db/open.ts'
import type { FileRow } from './rows.ts'

type Session = Pick<SessionShape, 'kind' | 'courseId'> & {
  /** Question id to the hash of the version that was asked. */
  hashes: Map<string, string>
  terms: Set<string>
}

/**
 * Holds the rows of a file against what they refer to, which comes before them in the file or was here: pages follow
 * these references without looking. To be used in the merge's own transaction.
 */
export function createFit(progress: Readable) {
  const sessions = new Map<string, Session>()
  const types = new Map<string, string>()
  /** Sessions of the file, with their lines. */
  const began = new Map<string, number>()

  function sessionOf(row: LogRow): Session | null {
    const id = String(row.session_id)
    const known = sessions.get(id)
    if (known) return known
    const shape = findSessionShape(progress, id)
    if (!shape) return null
    const session = {
      ...{ kind: shape.kind, courseId: shape.courseId },
      hashes: hashesOf(shape.items),
      terms: new Set(cardsOf(shape.cards ?? '[]', 'term')),
    }
    // A review's cards come in the row after its session.
    if (shape.kind !== 'review' || shape.cards !== null) sessions.set(id, session)
    return session
  }

  function typeOf(hash: string): string | null {
    const type = types.get(hash) ?? findVersionType(progress, hash)
    if (type !== null) types.set(hash, type)
    return type
  }

  const answersQuestion = (row: LogRow) =>
    (parseJson(String(row.response)) as Response).type === typeOf(String(row.question_hash))
  const asks = ({ hashes }: Session, row: LogRow) => hashes.get(String(row.question_id)) === row.question_hash

  /** The column that doesn't fit, null when all do. */
  function misfitOf({ table: { name }, row }: FileRow): string | null {
    if (name === 'session') {
      const isKept = (hash: string) => typeOf(hash) !== null
      return [...hashesOf(String(row.items)).values()].every(isKept) ? null : 'items'
    }
    if (!('session_id' in row)) return null
    const session = sessionOf(row)
    if (!session) return 'session_id'
    switch (name) {
      case 'practice_session':
        return session.kind === 'practice' ? null : 'session_id'
      case 'exam_sitting':
        return session.kind === 'exam' ? null : 'session_id'
      case 'review_session': {
        if (session.kind !== 'review') return 'session_id'
        const cards = cardsOf(String(row.cards), 'question')
        const isOfCard = (id: string) => session.hashes.has(id)
        return cards.length === session.hashes.size && cards.every(isOfCard) ? null : 'cards'
      }
      case 'exam_item':
        if (session.kind !== 'exam') return 'session_id'
        if (!asks(session, row)) return 'question_id'
        return row.response === null || answersQuestion(row) ? null : 'response'
      case 'answer':
        if (row.course_id !== session.courseId) return 'course_id'
        if (!asks(session, row)) return 'question_id'
        if (!answersQuestion(row)) return 'response'
        return session.kind !== 'exam' || isWorth(progress, row) ? null : 'possible'
      case 'term_review':
        if (row.course_id !== session.courseId) return 'course_id'
        return session.terms.has(String(row.term_id)) ? null : 'term_id'
      default:
        return null
    }
  }

  return {
    /** @throws RefusedImport for a row that doesn't fit what came before it */
    assertFits(fileRow: FileRow): void {
      const { table, row, number: line } = fileRow
      if (table.name === 'question_version' && !isItself(row))
        throw new RefusedImport({ code: 'changed-question', line })
      const column = misfitOf(fileRow)
      if (column !== null) throw new RefusedImport({ code: 'misfit', line, table: table.name, column })
      if (table.name === 'session') began.set(String(row.id), line)
    },

    /** @throws RefusedImport for a session of which something is missing; to be called after the last row */
    assertWhole(): void {
      for (const [id, line] of began)
        if (!isWhole(progress, id))
          throw new RefusedImport({ code: 'misfit', line, table: 'session', column: 'id' })
    },
  }
}

/**
 * Whether a question is the one that its hash names. Earlier versions of Lectern saved no scenario with the questions of
 * a self-check, and without it there's no telling.
 */
function isItself({ hash, question_id, body, case_body }: LogRow): boolean {
  const question = parseJson(String(body)) as Question
  const theCase = case_body === null ? null : (parseJson(String(case_body)) as Case)
  if (question.hash !== hash || question.id !== question_id) return false
  return (question.caseId !== null && theCase === null) || hashOfQuestion(question, theCase) === hash
}

function isWorth(progress: Readable, { session_id, question_id, possible }: LogRow): boolean {
  return findPossible(progress, String(session_id), String(question_id)) === possible
}

const itemList = z.catch(sessionItems, [])
const cardList = z.catch(reviewCards, [])

function hashesOf(items: string): Map<string, string> {
  return new Map(itemList.parse(parseJson(items)).map(({ id, hash }) => [id, hash]))
}

function cardsOf(cards: string, wanted: 'question' | 'term'): string[] {
  return cardList.parse(parseJson(cards)).flatMap(({ kind, id }) => (kind === wanted ? [id] : []))
}
