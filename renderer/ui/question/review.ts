import type {
  Block,
  Grade,
  Inline,
  Labelled,
  Question,
  QuestionView,
} from '../../../electron/contract/content.ts'
import type { Response } from '../../../electron/contract/response.ts'

/**
 * `right` and `wrong`: given by the learner. `missed`: right, but not given. `plain`: rightly left alone.
 */
export type RowState = 'right' | 'wrong' | 'missed' | 'plain'

/** One component of a question after the answer: what was asked, what was given, what is right, and why. */
export type ReviewRow = {
  id: string
  label: Inline[]
  state: RowState
  /** Null where the label itself is what was chosen (choices), or where nothing was given. */
  yours: Inline[] | null
  /** Null where the label itself is the answer, or where the learner's was right. */
  correct: Inline[] | null
  why: Inline[]
}

const words = (v: string): Inline[] => [{ t: 'text', v }]

/** The ids of a question's components in the order in which it showed them. */
export function shownOrder(view: QuestionView): string[] {
  if (view.type === 'single' || view.type === 'multiple') return view.choices.map(({ id }) => id)
  if (view.type === 'grid') return view.statements.map(({ id }) => id)
  return view.type === 'match' ? view.lefts.map(({ id }) => id) : []
}

/** Rows in the order in which the question showed them; what it did not list keeps its place. */
export function inShownOrder(rows: readonly ReviewRow[], view: QuestionView): ReviewRow[] {
  const places = new Map(shownOrder(view).map((id, place) => [id, place]))
  return rows.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
}

/**
 * A question with its key, a response and its grade as rows to show, in the author's order.
 * @param name names a component that has no text of its own
 */
export function reviewRows(
  key: Question,
  response: Response,
  { components }: Grade,
  name: { place: (number: number) => string; blank: (n: string) => string; number: string },
): ReviewRow[] {
  if (key.type === 'single' || key.type === 'multiple') {
    const picked = new Set(pickedOf(response))
    return key.choices.map(({ id, text, correct, why }) => ({
      id,
      label: text,
      state: picked.has(id) ? (correct ? 'right' : 'wrong') : correct ? 'missed' : 'plain',
      yours: null,
      correct: null,
      why,
    }))
  }
  const row = (
    id: string,
    label: Inline[],
    given: Inline[] | null,
    right: Inline[],
    why: Inline[],
  ): ReviewRow => {
    const isRight = components[id] === true
    return {
      id,
      label,
      state: isRight ? 'right' : given ? 'wrong' : 'missed',
      yours: given,
      correct: isRight ? null : right,
      why,
    }
  }
  if (key.type === 'grid' && response.type === 'grid')
    return key.statements.map(({ id, text, answer, why }) => {
      const given = response.answers[id]
      return row(
        id,
        text,
        given === undefined ? null : words(key.answers[given] ?? ''),
        words(key.answers[answer] ?? ''),
        why,
      )
    })
  if (key.type === 'order' && response.type === 'order') {
    const textOf = finder([...key.steps, ...key.extras])
    const rows = key.steps.map(({ id, text }, place) =>
      row(id, words(name.place(place + 1)), textOf(response.steps[place]), text, []),
    )
    const given = new Set(response.steps)
    const extras = key.extras.map(({ id, text, why }): ReviewRow => ({
      id,
      label: text,
      state: given.has(id) ? 'wrong' : 'plain',
      yours: null,
      correct: null,
      why,
    }))
    return [...rows, ...extras]
  }
  if (key.type === 'match' && response.type === 'match') {
    const textOf = finder(key.rights)
    return key.lefts.map(({ id, text, right, why }) =>
      row(id, text, textOf(response.pairs[id]), textOf(right) ?? [], why),
    )
  }
  if (key.type === 'cloze' && response.type === 'cloze')
    return key.blanks.map((blank) => {
      const given = response.blanks[blank.n]?.trim() || null
      const label = words(name.blank(blank.n))
      if (blank.kind === 'type')
        return row(
          blank.n,
          label,
          given === null ? null : words(given),
          words(blank.accept[0] ?? ''),
          blank.why,
        )
      const textOf = finder(blank.choices)
      return row(blank.n, label, textOf(given ?? undefined), textOf(blank.correct) ?? [], blank.why)
    })
  if (key.type === 'number' && response.type === 'number') {
    const typed = response.text.trim()
    // Who typed the unit, or no number, has the answer back as it was typed.
    const given = /\d$/.test(typed) ? `${typed} ${key.unit}`.trim() : typed
    const right = `${key.value.toLocaleString('en', { maximumFractionDigits: 10 })} ${key.unit}`.trim()
    return [row('value', words(name.number), given ? words(given) : null, words(right), [])]
  }
  return []
}

function pickedOf(response: Response): string[] {
  if (response.type === 'multiple') return response.choices
  return response.type === 'single' && response.choice !== null ? [response.choice] : []
}

function finder(items: readonly Labelled[]): (id: string | undefined) => Inline[] | null {
  const texts = new Map(items.map(({ id, text }) => [id, text]))
  return (id) => (id === undefined ? null : (texts.get(id) ?? null))
}

/** What is to be read under the rows: for `recall` the answer itself. */
export function answerBlocks(key: Question): Block[] {
  return key.type === 'recall' ? key.answer : []
}
