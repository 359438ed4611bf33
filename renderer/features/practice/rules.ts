import type {
  PracticeAnswer,
  PracticeBuilder,
  PracticeChoice,
  PracticeFilter,
  PracticeSession,
} from '../../../electron/contract/practice.ts'
import type { ListedMark, QuestionReport } from '../../../electron/contract/marks.ts'
import type { QuestionState } from '../../ui/question/state.ts'

/** How a question of a session stands; without feedback an answer says no more than that it is there. */
export function stateOf(answer: PracticeAnswer | undefined): QuestionState {
  if (!answer) return 'open'
  if (!answer.feedback) return 'answered'
  const { points, of } = answer.feedback.grade
  return points === of ? 'right' : points === 0 ? 'wrong' : 'partly'
}

/** The first open question after a place, going round; null when all are answered. */
export function nextOpen(states: readonly QuestionState[], after: number): number | null {
  for (let step = 1; step <= states.length; step += 1) {
    const place = (after + step) % states.length
    if (states[place] === 'open') return place
  }
  return null
}

/**
 * Where to go on with a session: at the first open question after the one answered last.
 * @param ids its questions in order
 * @param answered ids of those answered, in the order of answering
 */
export function resumePlace(ids: readonly string[], answered: readonly string[]): number {
  const states = ids.map((id): QuestionState => (answered.includes(id) ? 'answered' : 'open'))
  const last = answered.at(-1)
  return nextOpen(states, last === undefined ? -1 : ids.indexOf(last)) ?? 0
}

/** Adds a value to a list, or takes it out. */
export function toggled<Value>(list: readonly Value[], value: Value): Value[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value]
}

/** What of a choice narrows the questions. */
export function filterOf({ scope, which, types, difficulties }: PracticeChoice): PracticeFilter {
  return { scope, which, types, difficulties }
}

/** A remembered choice without what the installed course no longer has. */
export function fitChoice(choice: PracticeChoice, builder: PracticeBuilder): PracticeChoice {
  const types = choice.types.filter((type) => builder.types.includes(type))
  return { ...choice, types, scope: fitScope(choice.scope, builder) }
}

function fitScope(scope: PracticeChoice['scope'], builder: PracticeBuilder): PracticeChoice['scope'] {
  if (scope.kind === 'all' || scope.kind === 'opened') return scope
  const known = new Set(
    {
      chapters: builder.chapters,
      domains: builder.domains,
      objectives: builder.domains.flatMap(({ objectives }) => objectives),
    }[scope.kind].map(({ id }) => id),
  )
  return { ...scope, ids: scope.ids.filter((id) => known.has(id)) }
}

/** A whole number within bounds from what stands in a field; null for what is none. */
export function wholeNumber(typed: string, min: number, max: number): number | null {
  return /^\d{1,4}$/.test(typed.trim()) ? Math.min(max, Math.max(min, Number(typed))) : null
}

/** Time on one question. Without a key or a pointer for longer than this, the rest does not count. */
const longestPause = 60_000

export type ActiveTime = { milliseconds: number; last: number }

/**
 * Counts the time since the last sign of life, at most one minute of it.
 * @param now milliseconds on the same clock as `last`
 */
export function addTime({ milliseconds, last }: ActiveTime, now: number): ActiveTime {
  return { milliseconds: milliseconds + Math.min(longestPause, Math.max(0, now - last)), last: now }
}

export type ListFilter = 'all' | 'missed' | 'guessed' | 'marked'

/** The questions of a finished session as lines of its summary; `kinds` are the filters that show a line. */
export function listQuestions({ questions, answers, marks }: PracticeSession) {
  return questions.map((question, at) => {
    const answer = answers.find(({ questionId }) => questionId === question.id)
    const mark = marks.find(({ questionId }) => questionId === question.id)
    const state = stateOf(answer)
    const guessed = answer?.guessed ?? false
    const kinds: ListFilter[] = ['all']
    if (state !== 'right') kinds.push('missed')
    if (guessed) kinds.push('guessed')
    if (mark && (mark.flagged || mark.note)) kinds.push('marked')
    return { question, place: at + 1, state, guessed, mark, kinds }
  })
}

export type MarkedKind = 'flagged' | 'noted' | 'reported'

/** A flagged or noted question, or a report; `words` are the learner's own. */
export type MarkedLine = {
  /** Of the report; of the question otherwise. */
  id: string
  questionId: string
  kinds: MarkedKind[]
  stem: string
  words: string
  chapter: ListedMark['chapter']
  report: QuestionReport | null
  at: number
}

/** Flags and notes, one line for each question, and reports, one line for each, newest first. */
export function markedLines(marks: readonly ListedMark[], reports: readonly QuestionReport[]): MarkedLine[] {
  const ofMarks = marks.map((mark): MarkedLine => {
    const kinds: MarkedKind[] = [
      ...(mark.flagged ? ['flagged' as const] : []),
      ...(mark.note ? ['noted' as const] : []),
    ]
    const { questionId, stem, chapter, updatedAt } = mark
    return { id: questionId, questionId, kinds, stem, words: mark.note, chapter, report: null, at: updatedAt }
  })
  const ofReports = reports.map((report): MarkedLine => {
    const { id, questionId, stem, text, createdAt } = report
    return { id, questionId, kinds: ['reported'], stem, words: text, chapter: null, report, at: createdAt }
  })
  return [...ofMarks, ...ofReports].sort((a, b) => b.at - a.at)
}
