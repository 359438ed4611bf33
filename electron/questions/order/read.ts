import { readListText, readWhy, reportTwin } from '../components.ts'
import { inlineText } from '../plain-text.ts'
import { mostComponents } from '../schema.ts'
import type { QuestionReader } from '../reader.ts'
import type { Labelled } from '../text.ts'
import type { Order } from './schema.ts'

export const fields = ['steps', 'extras']

/** Steps in the right order, and steps that do not belong. */
export function read(reader: QuestionReader): Order['question'] {
  const seen = new Set<string>()
  const list = reader.fields.needList('steps')
  const steps = (list?.value ?? []).flatMap((item): Labelled[] => {
    const text = readListText(reader, item, 'A step')
    if (!text) return []
    const plain = inlineText(text)
    reportTwin(reader, plain, seen, item.at, 'step')
    return [{ id: reader.idOf('step', plain), text }]
  })
  const extras = (reader.fields.list('extras')?.value ?? []).flatMap((item) => {
    const fields = item.open(['text', 'why'], 'the extra step')
    const found = fields?.needText('text')
    if (!fields || !found) return []
    const text = reader.readInlines(found)
    const plain = inlineText(text)
    reportTwin(reader, plain, seen, item.at, 'step')
    return [{ id: reader.idOf('step', plain), text, why: readWhy(reader, fields, 'An extra step') }]
  })
  if (list && (steps.length < 2 || steps.length + extras.length > mostComponents))
    reader.report(
      'answer-impossible',
      list.at,
      `The order has ${reader.howMany(steps.length, 'step')}; it needs two or more, and ${mostComponents} with the extras at most.`,
    )
  return { type: 'order', steps, extras }
}
