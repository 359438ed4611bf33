import { kindOf } from '../../questions/index.ts'
import { questionTypes } from '../../questions/types.ts'
import type { Block, Question, QuestionType } from '../../contract/content.ts'
import { readFields, shorten, textOf } from '../fields.ts'
import type { Fields } from '../fields.ts'
import type { FindingLog } from '../findings.ts'
import { checkObjective } from '../front-matter.ts'
import { suggest } from '../nearest.ts'
import { hashOfSeen } from '../question-hash.ts'
import { readBlockText } from '../text-fields.ts'
import type { FieldTextContext } from '../text-fields.ts'
import type { YamlValue } from '../yaml.ts'
import { readTags } from './tags.ts'
import { questionReader } from './reader.ts'
import type { CourseScope } from './scope.ts'

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
  'tags',
]

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
      ? [...commonFields, ...questionTypes.flatMap((name) => kindOf(name).fields)]
      : [...commonFields, ...kindOf(type).fields]
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
  if (type === null) requiredWord(fields, 'type', questionTypes, log)
  const stem = readBlocks('stem', fields, texts)
  const own = type === null ? null : kindOf(type).read(questionReader(id?.value ?? '', fields, texts))
  const explanation = readBlocks('explanation', fields, texts)
  const caseId = readCase(fields, scope)
  const sources = readSourceIds(fields, texts, log)
  const objective = fields.text('objective')
  if (objective) checkObjective(objective.value, objective.at, course.objectiveIds, log)
  const difficulty = readDifficulty(fields, log)
  const asOf = fields.date('asOf', true)
  const expired = fields.flag('expired')
  const tags = readTags(fields, log)
  if (type !== null && kindOf(type).isSelfGraded && pool === 'exam')
    log.add(
      'recall-in-exam',
      fields.placeOf('pool'),
      `A learner marks “${type}” questions alone, so they do not fit a mock exam: use the pool check or practice.`,
    )
  if (!id || !pool || !own) return null

  // A field that came later is there only where it's used, so that no other question's hash changes.
  const seen = {
    ...{ ...own, stem, explanation, difficulty, sources, asOf, expired },
    ...(tags.length > 0 && { tags }),
  }
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

function typeOf(value: YamlValue): QuestionType | null {
  const found = value.kind === 'map' ? value.entries.get('type')?.value : undefined
  const name = found ? textOf(found) : null
  return questionTypes.find((candidate) => candidate === name) ?? null
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
  return readBlocks('text', fields, texts)
}

/** Reads a field of blocks that has to be there. */
function readBlocks(name: string, fields: Fields, texts: FieldTextContext): Block[] {
  const text = fields.needText(name)
  return text ? readBlockText(text.value, text.at, texts) : []
}
