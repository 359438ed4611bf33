import { nextOpen, stateOfGrade } from '../../ui/question/state.ts'
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
  return answer.feedback ? stateOfGrade(answer.feedback.grade) : 'answered'
}

/**
 * Where to go on with a session: at the question asked for, else at the one that was on screen last, else at the
 * first open question after the one answered last.
 */
export function resumePlace(
  {
    questions,
    answers,
    current,
  }: { questions: { id: string }[]; answers: { questionId: string }[]; current: string | null },
  asked: string | null,
): number {
  const ids = questions.map(({ id }) => id)
  for (const known of [asked, current]) if (known !== null && ids.includes(known)) return ids.indexOf(known)
  const answered = answers.map(({ questionId }) => questionId)
  const states = ids.map((id): QuestionState => (answered.includes(id) ? 'answered' : 'open'))
  const last = answered.at(-1)
  return nextOpen(states, last === undefined ? -1 : ids.indexOf(last)) ?? 0
}

/** What of a choice narrows the questions. */
export function filterOf({ scope, which, types, difficulties }: PracticeChoice): PracticeFilter {
  return { scope, which, types, difficulties }
}

/**
 * A choice with the part of the course and the questions that another page has asked for.
 * @param part such as "objectives:2.1"; null for the whole course when `which` is given
 */
export function askedChoice(
  choice: PracticeChoice,
  part: string | null,
  which: string | null,
): PracticeChoice {
  if (which !== 'any' && which !== 'missed') return choice
  const [kind, id] = [part?.split(':', 1)[0], part?.slice(part.indexOf(':') + 1)]
  const isKnown = kind === 'domains' || kind === 'objectives' || kind === 'chapters'
  const scope: PracticeChoice['scope'] = isKnown && id ? { kind, ids: [id] } : { kind: 'all' }
  return { ...choice, scope, which: { kind: which }, types: [], difficulties: [] }
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

export type ListFilter = 'all' | 'missed' | 'open' | 'guessed' | 'marked'

/** The questions of a finished session as lines of its summary; `kinds` are the filters that show a line. */
export function listQuestions({ questions, answers, marks }: PracticeSession) {
  return questions.map((question, at) => {
    const answer = answers.find(({ questionId }) => questionId === question.id)
    const mark = marks.find(({ questionId }) => questionId === question.id)
    const state = stateOf(answer)
    const guessed = answer?.guessed ?? false
    const kinds: ListFilter[] = ['all']
    if (state === 'open') kinds.push('open')
    else if (state !== 'right') kinds.push('missed')
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
