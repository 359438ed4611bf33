import type { Domain } from '../contract/library.ts'
import { idReserved, idTooLong, readFields, shorten, textOf } from './fields.ts'
import type { Fields } from './fields.ts'
import type { FindingLog, Position } from './findings.ts'
import { cleanTitle } from './clean-title.ts'
import { reservedPattern } from './limits.ts'
import { readBanks } from './banks.ts'
import type { Bank } from './banks.ts'
import type { CourseManifest, Exam } from './types.ts'
import { readYaml } from './yaml.ts'
import type { YamlValue } from './yaml.ts'

const courseFields = [
  'format',
  'id',
  'title',
  'language',
  'version',
  'licence',
  'notice',
  'exam',
  'unlock',
  'outline',
  'banks',
]
const biggest = Number.MAX_SAFE_INTEGER

/** A manifest, where it describes the exam, and the banks that it lists. */
export type ReadManifest = { manifest: CourseManifest; examAt: Position; banks: Bank[] }

/** Reads `course.yaml`. Gives null, with findings, when it cannot be used. */
export function readManifest(text: string, log: FindingLog): ReadManifest | null {
  const value = readYaml(text, log)
  if (!value) return null
  const fields = readFields(value, courseFields, 'the course', log)
  if (!fields) return null

  const format = fields.needNumber('format', 0, biggest)
  if (format && format.value !== 1)
    log.add(
      'format-unknown',
      format.at,
      `This course has format ${format.value}; this version of Lectern reads format 1. Update Lectern, or write “format: 1”.`,
    )
  const id = fields.needId('id')
  if (id && reservedPattern.test(id.value)) log.add('id-reserved', id.at, idReserved(id.value))
  const title = fields.needText('title')
  const version = fields.needText('version')
  const language = fields.needText('language')
  if (language && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language.value))
    log.add(
      'field-invalid',
      language.at,
      `“${shorten(language.value)}” is not a language: write a code such as en or pt-BR.`,
    )

  const manifest = {
    id: id?.value ?? '',
    title: title?.value ?? '',
    language: language?.value ?? '',
    version: version?.value ?? '',
    licence: fields.text('licence')?.value ?? null,
    notice: fields.text('notice')?.value ?? null,
    exam: readExam(fields.raw('exam'), log),
    unlockShare: readUnlock(fields.raw('unlock'), log),
    ...readOutline(fields, log),
  }
  const banks = readBanks(fields, objectiveIdsOf(manifest), log)
  return { manifest, examAt: fields.placeOf('exam'), banks }
}

/** The ids of all objectives in a course's outline. */
export function objectiveIdsOf({ domains }: Pick<CourseManifest, 'domains'>): Set<string> {
  return new Set(domains.flatMap(({ objectives }) => objectives.map(({ id }) => id)))
}

function readExam(value: YamlValue | null, log: FindingLog): Exam | null {
  const fields = value && readFields(value, ['code', 'minutes', 'questions', 'scale'], 'the exam', log)
  if (!fields) return null
  const code = fields.needText('code')
  const minutes = fields.needNumber('minutes', 1, 1_440)
  const questions = fields.needNumber('questions', 1, 1_000)
  if (questions && !Number.isInteger(questions.value))
    log.add('field-invalid', questions.at, 'The number of questions has to be whole.')
  const scaleValue = fields.raw('scale')
  if (!scaleValue)
    log.add('field-missing', fields.at, 'The exam has no “scale”: add { min: …, max: …, pass: … }.')
  const scaleFields = scaleValue && readFields(scaleValue, ['min', 'max', 'pass'], 'the scale', log)
  const min = scaleFields?.needNumber('min', -biggest, biggest)
  const max = scaleFields?.needNumber('max', -biggest, biggest)
  const pass = scaleFields?.needNumber('pass', -biggest, biggest)
  if (!code || !minutes || !questions || !min || !max || !pass) return null
  for (const { value: number, at } of [min, max, pass])
    if (!Number.isInteger(number))
      log.add(
        'field-invalid',
        at,
        'A scale has whole numbers: multiply “min”, “max” and “pass” by ten or a hundred, so that 4.5 of 6 becomes 45 of 60.',
      )
  const scale = { min: min.value, max: max.value, pass: pass.value }
  if (!(scale.min < scale.pass && scale.pass <= scale.max))
    log.add('field-invalid', pass.at, 'The scale has to go from “min” up to “max” with “pass” between them.')
  return { code: code.value, minutes: minutes.value, questions: questions.value, scale }
}

function readUnlock(value: YamlValue | null, log: FindingLog): number {
  const fields = value && readFields(value, ['score'], '“unlock”', log)
  return fields?.needNumber('score', 0, 1)?.value ?? 0
}

function readOutline(course: Fields, log: FindingLog): { outlineAsOf: string | null; domains: Domain[] } {
  const value = course.raw('outline')
  if (!value) {
    log.add('field-missing', course.at, 'The course has no “outline”: add its domains with their objectives.')
    return { outlineAsOf: null, domains: [] }
  }
  const fields = readFields(value, ['asOf', 'domains'], 'the outline', log)
  const items = fields?.needList('domains')
  if (!fields || !items) return { outlineAsOf: null, domains: [] }
  if (items.value.length === 0)
    log.add('field-invalid', items.at, 'The outline has no domain: add at least one.')
  const ids = { domains: new Set<string>(), objectives: new Set<string>() }
  const domains = items.value.flatMap((item) => readDomain(item, ids, log) ?? [])
  checkWeights(domains, items.at, log)
  return { outlineAsOf: fields.date('asOf', true), domains }
}

/** Warns when no choice within the ranges makes the weights one whole exam. */
function checkWeights(domains: readonly Domain[], at: Position, log: FindingLog): void {
  // A weight that cannot be read is [0, 0] here, and told already.
  if (domains.some(({ weight: [, to] }) => to === 0)) return
  const sum = (end: 0 | 1): number =>
    Math.round(domains.reduce((total, { weight }) => total + weight[end], 0))
  if (sum(0) <= 100 && sum(1) >= 100) return
  log.add(
    'weights-off',
    at,
    `The weights of the domains add up to ${sum(0)} to ${sum(1)} percent, so they cannot make 100 together: correct them.`,
  )
}

type OutlineIds = { domains: Set<string>; objectives: Set<string> }

function readDomain(value: YamlValue, ids: OutlineIds, log: FindingLog): Domain | null {
  const fields = readFields(value, ['id', 'title', 'weight', 'objectives'], 'the domain', log)
  if (!fields) return null
  const id = readOutlineId(fields, ids.domains, log)
  const title = fields.needText('title')
  const weight = readWeight(fields, log)
  const objectives = (fields.needList('objectives')?.value ?? []).flatMap((item) => {
    const objective = readFields(item, ['id', 'title', 'skills'], 'the objective', log)
    if (!objective) return []
    const objectiveId = readOutlineId(objective, ids.objectives, log)
    const objectiveTitle = objective.needText('title')
    const skills = (objective.list('skills')?.value ?? []).flatMap((skill) => {
      const text = textOf(skill)
      if (text === null)
        log.add('field-invalid', skill.at, 'A skill has to be a text: put it in quotes if it holds a colon.')
      return text === null ? [] : cleanTitle(text, skill.at, log)
    })
    return [{ id: objectiveId, title: objectiveTitle?.value ?? '', skills }]
  })
  return { id, title: title?.value ?? '', weight, objectives }
}

/** Outline ids may hold dots, as in “3.3”. */
function readOutlineId(fields: Fields, known: Set<string>, log: FindingLog): string {
  const found = fields.needText('id')
  if (!found) return ''
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(found.value))
    log.add(
      'id-invalid',
      found.at,
      `The id “${shorten(found.value)}” may hold small letters, digits, dots and hyphens only.`,
    )
  else if (found.value.length > 50) log.add('id-invalid', found.at, idTooLong(found.value, 50))
  else if (known.has(found.value))
    log.add(
      'id-twice',
      found.at,
      `The id “${found.value}” stands twice in the outline: give one of them another.`,
    )
  known.add(found.value)
  return found.value
}

function readWeight(fields: Fields, log: FindingLog): [number, number] {
  const found = fields.needList('weight')
  if (!found) return [0, 0]
  const [from, to, ...rest] = found.value.map((item) => (item.kind === 'scalar' ? item.value : null))
  if (
    typeof from === 'number' &&
    typeof to === 'number' &&
    rest.length === 0 &&
    0 <= from &&
    from <= to &&
    to <= 100
  )
    return [from, to]
  log.add('field-invalid', found.at, 'A weight is two numbers in percent, from and to, such as [25, 30].')
  return [0, 0]
}
