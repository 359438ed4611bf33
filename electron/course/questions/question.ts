import type { Block, Question } from '../../contract/content.ts'
import { readFields, shorten, textOf } from '../fields.ts'
import type { Fields } from '../fields.ts'
import type { FindingLog } from '../findings.ts'
import { checkObjective } from '../front-matter.ts'
import { suggest } from '../nearest.ts'
import { hashOfSeen } from '../question-hash.ts'
import { readBlockText } from '../text-fields.ts'
import type { FieldTextContext } from '../text-fields.ts'
import type { YamlValue } from '../yaml.ts'
import { choiceFields, readMultiple, readSingle } from './choices.ts'
import { clozeFields, readCloze } from './cloze.ts'
import { readBlocks } from './context.ts'
import type { CourseScope, QuestionContext } from './context.ts'
import { gridFields, readGrid } from './grid.ts'
import { matchFields, readMatch } from './match.ts'
import { numberFields, readNumber } from './number.ts'
import { orderFields, readOrder } from './order.ts'

const commonFields = [
  'id',
  'pool',
  'type',
  'stem',
  'explanation',
  'objective',
  'difficulty',
  'sources',
  'asOf',
  'expired',
  'case',
]

/** The fields of each type beside the common ones, and how they are read. */
const types = {
  recall: {
    fields: ['answer'],
    read: (context: QuestionContext) => ({ type: 'recall' as const, answer: readBlocks('answer', context) }),
  },
  single: { fields: choiceFields, read: readSingle },
  multiple: { fields: choiceFields, read: readMultiple },
  grid: { fields: gridFields, read: readGrid },
  order: { fields: orderFields, read: readOrder },
  match: { fields: matchFields, read: readMatch },
  cloze: { fields: clozeFields, read: readCloze },
  number: { fields: numberFields, read: readNumber },
}
const typeNames = Object.keys(types) as (keyof typeof types)[]
const pools = ['check', 'practice', 'exam'] as const

export type QuestionScope = {
  chapterId: string
  /** The chapter's, for questions that name none. */
  objectiveId: string
  course: CourseScope
  /** Case id to its text; the text counts for the hash of a question. */
  cases: ReadonlyMap<string, Block[]>
  usedCases: Set<string>
  file: string
  log: FindingLog
  texts: FieldTextContext
}

/** Reads one question. Gives null, with findings, when it has no usable id, type or pool. */
export function readQuestion(value: YamlValue, scope: QuestionScope): Question | null {
  const { log, texts, course } = scope
  const type = typeOf(value)
  const known =
    type === null
      ? [...commonFields, ...typeNames.flatMap((name) => types[name].fields)]
      : [...commonFields, ...types[type].fields]
  const fields = readFields(value, known, type === null ? 'the question' : `the “${type}” question`, log)
  if (!fields) return null

  const id = fields.needId('id')
  if (id)
    registerId(id.value, course.questionPlaces, `${scope.file}:${id.at.line}`, () =>
      log.add(
        'id-twice',
        id.at,
        `The question id “${id.value}” is taken by ${course.questionPlaces.get(id.value)}: ids are unique in the course, so give this one another.`,
      ),
    )
  const pool = requiredWord(fields, 'pool', pools, log)
  if (type === null) requiredWord(fields, 'type', typeNames, log)
  const context: QuestionContext = { id: id?.value ?? '', fields, log, texts }
  const stem = readBlocks('stem', context)
  const own = type === null ? null : types[type].read(context)
  const explanation = readBlocks('explanation', context)
  const caseId = readCase(fields, scope)
  const sources = readSourceIds(fields, texts, log)
  const objective = fields.text('objective')
  if (objective) checkObjective(objective.value, objective.at, course.objectiveIds, log)
  const difficulty = readDifficulty(fields, log)
  const asOf = fields.date('asOf', true)
  const expired = fields.flag('expired')
  if (type === 'recall' && pool === 'exam')
    log.add(
      'recall-in-exam',
      fields.placeOf('pool'),
      'A learner marks “recall” questions alone, so they do not fit a mock exam: use the pool check or practice.',
    )
  if (!id || !pool || !own) return null

  const seen = { ...own, stem, explanation, difficulty, sources, asOf, expired }
  const caseText = caseId === null ? null : (scope.cases.get(caseId) ?? null)
  return {
    id: id.value,
    hash: hashOfSeen(seen, caseText),
    chapterId: scope.chapterId,
    objectiveId: objective?.value ?? scope.objectiveId,
    pool,
    caseId,
    ...seen,
  }
}

function typeOf(value: YamlValue): keyof typeof types | null {
  const found = value.kind === 'map' ? value.entries.get('type')?.value : undefined
  const name = found ? textOf(found) : null
  return typeNames.find((candidate) => candidate === name) ?? null
}

function requiredWord<W extends string>(
  fields: Fields,
  name: string,
  words: readonly W[],
  log: FindingLog,
): W | null {
  if (!fields.has(name))
    log.add('field-missing', fields.at, `The question has no “${name}”: add one of ${words.join(', ')}.`)
  return fields.word(name, words)
}

/** Takes an id; `onTwin` is called when somebody has it already. */
export function registerId(id: string, places: Map<string, string>, place: string, onTwin: () => void): void {
  if (places.has(id)) onTwin()
  else places.set(id, place)
}

function readCase(fields: Fields, { cases, usedCases, log }: QuestionScope): string | null {
  const found = fields.text('case')
  if (!found) return null
  if (!cases.has(found.value)) {
    log.add(
      'reference-unknown',
      found.at,
      () =>
        `No case “${shorten(found.value)}” stands under “cases” of this file.${suggest(found.value, cases.keys())}`,
    )
    return null
  }
  usedCases.add(found.value)
  return found.value
}

function readSourceIds(fields: Fields, { scope }: FieldTextContext, log: FindingLog): string[] {
  return (fields.list('sources')?.value ?? []).flatMap((item) => {
    const id = textOf(item)
    if (id !== null && scope.sourceIds.has(id)) return [id]
    log.add(
      'reference-unknown',
      item.at,
      () =>
        `No source “${shorten(id ?? '')}” stands in the chapter's front matter.${suggest(id ?? '', scope.sourceIds)}`,
    )
    return []
  })
}

function readDifficulty(fields: Fields, log: FindingLog): 1 | 2 | 3 {
  const found = fields.number('difficulty', 1, 3)
  if (!found) return 2
  if (found.value === 1 || found.value === 2 || found.value === 3) return found.value
  log.add('field-invalid', found.at, '“difficulty” is 1, 2 or 3.')
  return 2
}

/** Reads the text of a case. */
export function readCaseText(fields: Fields, texts: FieldTextContext): Block[] {
  const text = fields.needText('text')
  return text ? readBlockText(text.value, text.at, texts) : []
}
