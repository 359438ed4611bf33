import type { QuestionContext } from './context.ts'

export const numberFields = ['value', 'tolerance', 'unit']

/** Reads `number`. The unit is shown beside the entry field and may be left out. */
export function readNumber({ fields }: QuestionContext) {
  const value = fields.needNumber('value', -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  const tolerance = fields.number('tolerance', 0, Number.MAX_SAFE_INTEGER)
  const unit = fields.text('unit')
  return {
    type: 'number' as const,
    value: value?.value ?? 0,
    tolerance: tolerance?.value ?? 0,
    unit: unit?.value ?? '',
  }
}
