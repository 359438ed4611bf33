import { readListText, readWhy, reportTwin } from '../components.ts'
import { inlineText } from '../plain-text.ts'
import { mostComponents } from '../schema.ts'
import type { QuestionReader } from '../reader.ts'
import type { Labelled } from '../text.ts'
import type { Match } from './schema.ts'

export const fields = ['pairs', 'extras']

/** Several left sides may share a right side, which is then listed once. */
export function read(reader: QuestionReader): Match['question'] {
  const seenLefts = new Set<string>()
  const rights = new Map<string, Labelled>()
  const list = reader.fields.needList('pairs')
  const lefts = (list?.value ?? []).flatMap((item) => {
    const fields = item.open(['left', 'right', 'why'], 'the pair')
    const left = fields?.needText('left')
    const right = fields?.needText('right')
    if (!fields || !left || !right) return []
    const leftText = reader.readInlines(left)
    const plain = inlineText(leftText)
    reportTwin(reader, plain, seenLefts, left.at, 'left side')
    const rightText = reader.readInlines(right)
    const rightId = reader.idOf('right', inlineText(rightText))
    if (!rights.has(rightId)) rights.set(rightId, { id: rightId, text: rightText })
    const why = readWhy(reader, fields, 'A pair')
    return [{ id: reader.idOf('left', plain), text: leftText, right: rightId, why }]
  })
  if (list && (lefts.length < 2 || lefts.length > mostComponents))
    reader.report(
      'answer-impossible',
      list.at,
      `The match has ${reader.howMany(lefts.length, 'pair')}; it needs 2 to ${mostComponents}.`,
    )

  const seenRights = new Set([...rights.values()].map(({ text }) => inlineText(text).toLowerCase()))
  for (const item of reader.fields.list('extras')?.value ?? []) {
    const text = readListText(reader, item, 'An extra')
    if (!text) continue
    const plain = inlineText(text)
    reportTwin(reader, plain, seenRights, item.at, 'right side')
    const id = reader.idOf('right', plain)
    rights.set(id, { id, text })
  }
  if (list && lefts.length >= 2 && rights.size < 2)
    reader.report(
      'answer-impossible',
      list.at,
      'Every left side goes with the same right side, so nothing can be matched wrongly: add “extras” or other pairs.',
    )
  // By id, so that the order of the right sides says nothing of the key.
  return { type: 'match', lefts, rights: [...rights.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) }
}
