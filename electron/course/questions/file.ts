import type { Case, Question } from '../../contract/content.ts'
import { readFields } from '../fields.ts'
import { fileStart } from '../findings.ts'
import type { FindingLog, Position } from '../findings.ts'
import { checkGuessing } from '../guessable.ts'
import { askedTexts } from '../../questions/index.ts'
import { blockText } from '../inline-text.ts'
import type { LinkScope } from '../links.ts'
import type { AskedText } from '../near-duplicates.ts'
import type { Passage } from '../passages.ts'
import { seenOfCase } from '../question-hash.ts'
import { readTextFile } from '../text-file.ts'
import type { CourseSource } from '../types.ts'
import { checkSentences } from '../wording.ts'
import { readYaml } from '../yaml.ts'
import type { YamlValue } from '../yaml.ts'
import type { CourseScope } from './scope.ts'
import { readCaseText, readQuestion, registerId } from './question.ts'
import type { QuestionScope } from './question.ts'

export type ReadQuestions = { questions: Question[]; cases: Case[]; passages: Passage[]; asked: AskedText[] }

type FileOptions = {
  chapterId: string
  objectiveId: string
  course: CourseScope
  source: CourseSource
  scope: LinkScope
  usedImages: Set<string>
  log: FindingLog
  pause: () => Promise<void>
}

/** Reads a chapter's `questions.yaml`. Gives null, with findings, when it cannot be used. */
export async function readQuestions(file: string, options: FileOptions): Promise<ReadQuestions | null> {
  const { source, log, pause } = options
  const text = await readTextFile(source, file, log)
  const value = text === null ? null : readYaml(text, log)
  const parts = value && cutFile(value, log)
  if (!parts) return null

  const passages: Passage[] = []
  const { chapterId, objectiveId, course, scope: links, usedImages } = options
  const texts = { log, scope: links, passages, usedImages }
  const caseTexts = new Map<string, Case>()
  const cases: { value: Case; at: Position }[] = []
  for (const item of parts.cases) {
    const read = readCase(item, file, options, texts)
    if (!read) continue
    caseTexts.set(read.id, read)
    cases.push({ value: read, at: item.at })
  }

  const usedCases = new Set<string>()
  const scope: QuestionScope = {
    chapterId,
    objectiveId,
    course,
    cases: new Map([...caseTexts].map(([id, theCase]) => [id, seenOfCase(theCase)])),
    usedCases,
    file,
    log,
    texts,
  }
  const questions: Question[] = []
  const asked: AskedText[] = []
  for (const item of parts.questions) {
    const question = readQuestion(item, scope)
    if (question) {
      questions.push(question)
      asked.push({ id: question.id, file, at: item.at, text: askedText(question) })
    }
    await pause()
  }
  for (const { value: one, at } of cases)
    if (!usedCases.has(one.id))
      log.add(
        'case-unused',
        at,
        `No question uses the case “${one.id}”: name it with “case: ${one.id}”, or take it out.`,
      )
  checkGuessing(questions, log)
  checkSentences(passages, log, { average: false })
  return { questions, cases: cases.map((one) => one.value), passages, asked }
}

/** A file is a list of questions, or `cases` and `questions`. */
function cutFile(value: YamlValue, log: FindingLog): { cases: YamlValue[]; questions: YamlValue[] } | null {
  if (value.kind === 'list') return { cases: [], questions: value.items }
  if (value.kind === 'scalar') {
    log.add(
      'field-invalid',
      fileStart,
      'The file has to hold a list of questions (“- id: …”), or “cases” and “questions”.',
    )
    return null
  }
  const fields = readFields(value, ['cases', 'questions'], 'the file', log)
  const questions = fields?.needList('questions')
  if (!fields || !questions) return null
  return { cases: fields.list('cases')?.value ?? [], questions: questions.value }
}

function readCase(
  item: YamlValue,
  file: string,
  options: FileOptions,
  texts: QuestionScope['texts'],
): Case | null {
  const { log, course } = options
  const fields = readFields(item, ['id', 'title', 'text'], 'the case', log)
  if (!fields) return null
  const id = fields.needId('id')
  const title = fields.needText('title')
  const text = readCaseText(fields, texts)
  if (!id) return null
  registerId(id.value, course.casePlaces, `${file}:${id.at.line}`, () =>
    log.add(
      'id-twice',
      id.at,
      `The case id “${id.value}” is taken by ${course.casePlaces.get(id.value)}: give this one another.`,
    ),
  )
  return { id: id.value, title: title?.value ?? '', text }
}

/**
 * What a question asks, for finding near duplicates: the stem, and for types whose stem is often the
 * same (“Complete the sentence.”) what it asks about.
 */
function askedText(question: Question): string {
  return [blockText(question.stem), ...askedTexts(question)].join(' ')
}
