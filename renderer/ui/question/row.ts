import type { Inline, Labelled } from '../../../electron/contract/content.ts'

/**
 * `right` and `wrong`: entered by the learner. `missed`: right, but not entered. `plain`: rightly left alone.
 */
export type RowState = 'right' | 'wrong' | 'missed' | 'plain'

/** Feedback on one component of a question: what was asked, what was entered, what is right, and why. */
export type ReviewRow = {
  id: string
  label: Inline[]
  state: RowState
  /** Null where the label itself is what was chosen (choices), or where nothing was entered. */
  yours: Inline[] | null
  /** Null where the label itself is the answer, or where the learner's was right. */
  correct: Inline[] | null
  why: Inline[]
}

/** Names of components that have no text. */
export type RowNames = {
  place: (number: number) => string
  blank: (n: string) => string
  number: string
}

/** The row of a component that something was entered for, or nothing (`given` is null). */
export function givenRow(
  components: Record<string, boolean>,
  {
    id,
    label,
    given,
    right,
    why,
  }: Pick<ReviewRow, 'id' | 'label' | 'why'> & { given: Inline[] | null; right: Inline[] },
): ReviewRow {
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

/** The row of a component that was either picked or left alone. */
export function pickedRow(
  { id, text, why }: Labelled & { why: Inline[] },
  isPicked: boolean,
  isRight: boolean,
): ReviewRow {
  const state = isPicked ? (isRight ? 'right' : 'wrong') : isRight ? 'missed' : 'plain'
  return { id, label: text, state, yours: null, correct: null, why }
}

export function words(v: string): Inline[] {
  return [{ t: 'text', v }]
}

/** Finds the text of a component by its id; null without an id, or when none has it. */
export function textFinder(items: readonly Labelled[]): (id: string | undefined) => Inline[] | null {
  const texts = new Map(items.map(({ id, text }) => [id, text]))
  return (id) => (id === undefined ? null : (texts.get(id) ?? null))
}
