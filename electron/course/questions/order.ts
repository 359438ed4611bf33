import type { Labelled } from '../../contract/content.ts'
import { howMany, readFields, textOf } from '../fields.ts'
import { inlineText } from '../inline-text.ts'
import { readInlineText } from '../text-fields.ts'
import { componentId, readListText, readWhy, reportTwin } from './context.ts'
import { mostComponents } from '../limits.ts'
import type { QuestionContext } from './context.ts'

export const orderFields = ['steps', 'extras']

/** Reads `order`: steps in the right order, and steps that do not belong. */
export function readOrder(context: QuestionContext) {
  const seen = new Set<string>()
  const list = context.fields.needList('steps')
  const steps = (list?.value ?? []).flatMap((item): Labelled[] => {
    const text = readListText(item, textOf(item), 'A step', context)
    if (!text) return []
    const plain = inlineText(text)
    reportTwin(plain, seen, item.at, 'step', context.log)
    return [{ id: componentId(context.id, 'step', plain), text }]
  })
  const extras = (context.fields.list('extras')?.value ?? []).flatMap((item) => {
    const fields = readFields(item, ['text', 'why'], 'the extra step', context.log)
    const found = fields?.needText('text')
    if (!fields || !found) return []
    const text = readInlineText(found.value, found.at, context.texts)
    const plain = inlineText(text)
    reportTwin(plain, seen, item.at, 'step', context.log)
    return [
      { id: componentId(context.id, 'step', plain), text, why: readWhy(fields, 'An extra step', context) },
    ]
  })
  if (list && (steps.length < 2 || steps.length + extras.length > mostComponents))
    context.log.add(
      'answer-impossible',
      list.at,
      `The order has ${howMany(steps.length, 'step')}; it needs two or more, and ${mostComponents} with the extras at most.`,
    )
  return { type: 'order' as const, steps, extras }
}
