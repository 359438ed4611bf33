import type { Labelled } from '../../contract/content.ts'
import { howMany, readFields, textOf } from '../fields.ts'
import { inlineText } from '../inline-text.ts'
import { readInlineText } from '../text-fields.ts'
import { componentId, readListText, readWhy, reportTwin } from './context.ts'
import { mostComponents } from '../limits.ts'
import type { QuestionContext } from './context.ts'

export const matchFields = ['pairs', 'extras']

/** Reads `match`. Several left sides may share a right side, which then stands there once. */
export function readMatch(context: QuestionContext) {
  const seenLefts = new Set<string>()
  const rights = new Map<string, Labelled>()
  const list = context.fields.needList('pairs')
  const lefts = (list?.value ?? []).flatMap((item) => {
    const fields = readFields(item, ['left', 'right', 'why'], 'the pair', context.log)
    const left = fields?.needText('left')
    const right = fields?.needText('right')
    if (!fields || !left || !right) return []
    const leftText = readInlineText(left.value, left.at, context.texts)
    const plain = inlineText(leftText)
    reportTwin(plain, seenLefts, left.at, 'left side', context.log)
    const rightText = readInlineText(right.value, right.at, context.texts)
    const rightId = componentId(context.id, 'right', inlineText(rightText))
    if (!rights.has(rightId)) rights.set(rightId, { id: rightId, text: rightText })
    const why = readWhy(fields, 'A pair', context)
    return [{ id: componentId(context.id, 'left', plain), text: leftText, right: rightId, why }]
  })
  if (list && (lefts.length < 2 || lefts.length > mostComponents))
    context.log.add(
      'answer-impossible',
      list.at,
      `The match has ${howMany(lefts.length, 'pair')}; it needs 2 to ${mostComponents}.`,
    )

  const seenRights = new Set([...rights.values()].map(({ text }) => inlineText(text).toLowerCase()))
  for (const item of context.fields.list('extras')?.value ?? []) {
    const text = readListText(item, textOf(item), 'An extra', context)
    if (!text) continue
    const plain = inlineText(text)
    reportTwin(plain, seenRights, item.at, 'right side', context.log)
    const id = componentId(context.id, 'right', plain)
    rights.set(id, { id, text })
  }
  if (list && lefts.length >= 2 && rights.size < 2)
    context.log.add(
      'answer-impossible',
      list.at,
      'Every left side goes with the same right side, so nothing can be matched wrongly: add “extras” or other pairs.',
    )
  // By id, so that the order of the right sides says nothing of the key.
  return {
    type: 'match' as const,
    lefts,
    rights: [...rights.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}
