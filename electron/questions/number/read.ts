import type { QuestionReader } from '../reader.ts'
import type { NumberEntry } from './schema.ts'

export const fields = ['value', 'tolerance', 'unit']

/** The unit is shown beside the entry field and may be left out. */
export function read({ fields }: QuestionReader): NumberEntry['question'] {
  const value = fields.needNumber('value', -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  const tolerance = fields.number('tolerance', 0, Number.MAX_SAFE_INTEGER)
  const unit = fields.text('unit')
  return {
    type: 'number',
    value: value?.value ?? 0,
    tolerance: tolerance?.value ?? 0,
    unit: unit?.value ?? '',
  }
}
