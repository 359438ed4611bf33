import { toggled } from '../../ui/fields.ts'
import { addTime } from '../../ui/question/active-time.ts'
import { newDraft } from '../../ui/question/draft.ts'
import { isEmpty } from '../../ui/question/response.ts'
import { nextOpen } from '../../ui/question/state.ts'
import type { QuestionView } from '../../../electron/contract/content.ts'
import type { Response } from '../../../electron/contract/content.ts'
import type { Draft, Revealed } from '../../ui/question/draft.ts'
import type { QuestionState } from '../../ui/question/state.ts'

/** One thing that a session asks: a question, or a term, which has no view. Keys are unique in the session. */
export type Item = { key: string; id: string; view: QuestionView | null }

/** A session as it is saved. */
export type Asked = {
  items: readonly Item[]
  /** One for each item. */
  states: readonly QuestionState[]
  isFinished: boolean
  /** Whether a finished session shows a result or a summary after its last item. */
  hasEnd: boolean
}

/** What the page adds to it. `position`: of the item on screen; the number of items means the end. */
export type Steps = {
  position: number
  /** By the item's key. */
  drafts: Readonly<Record<string, Draft>>
  isSaving: boolean
}

/** `now`: milliseconds on one clock that never goes back. */
export type Step =
  | { kind: 'show'; position: number; now: number }
  | { kind: 'life'; now: number }
  | { kind: 'respond'; response: Response }
  | { kind: 'strike'; choice: string }
  | { kind: 'guess' }
  | { kind: 'reveal'; key: string; revealed: Revealed }
  | { kind: 'forget'; key: string }
  | { kind: 'save'; now: number }
  | { kind: 'settle' }

export const noSteps: Steps = { position: 0, drafts: {}, isSaving: false }

/** What the page looks like after a step. A step that isn't possible changes nothing. */
export function takeStep(asked: Asked, steps: Steps, step: Step): Steps {
  switch (step.kind) {
    case 'show':
      return show(asked, noteLife(asked, steps, step.now), step.position, step.now)
    case 'life':
      return noteLife(asked, steps, step.now)
    case 'respond':
      return edit(asked, steps, () => ({ response: step.response }))
    case 'strike':
      return edit(asked, steps, ({ struck }) => ({ struck: toggled(struck, step.choice) }))
    case 'guess':
      return edit(asked, steps, ({ guessed }) => ({ guessed: !guessed }))
    case 'reveal': {
      const draft = steps.drafts[step.key]
      return draft ? putDraft(steps, step.key, { ...draft, revealed: step.revealed }) : steps
    }
    case 'forget': {
      const { [step.key]: _, ...drafts } = steps.drafts
      return { ...steps, drafts }
    }
    case 'save':
      return canSave(asked, steps) ? { ...noteLife(asked, steps, step.now), isSaving: true } : steps
    case 'settle':
      return { ...steps, isSaving: false }
  }
}

/** Whether the item on screen can still be answered. */
export function isOpen({ states, isFinished }: Asked, { position }: Steps): boolean {
  return !isFinished && states[position] === 'open'
}

/** Whether an answer to the item on screen can be saved: it's open, and no other answer is on its way. */
export function canSave(asked: Asked, steps: Steps): boolean {
  return isOpen(asked, steps) && !steps.isSaving
}

/** The last position that can be shown: of the end where there is one. */
export function lastPosition({ items, isFinished, hasEnd }: Asked): number {
  return isFinished && hasEnd ? items.length : items.length - 1
}

/** The next open item after the one on screen, going round; null when all are done. */
export function nextPosition({ states }: Asked, { position }: Steps): number | null {
  return nextOpen(states, position)
}

/** What the one main button does with the question on screen, and so does Enter. Null: something has to be chosen. */
export function mainAction(asked: Asked, steps: Steps): 'next' | 'reveal' | 'answer' | null {
  const item = asked.items[steps.position]
  if (!item) return null
  if (!isOpen(asked, steps)) return 'next'
  const draft = steps.drafts[item.key]
  if (!item.view || item.view.type === 'recall') return draft?.revealed ? null : 'reveal'
  return draft && !isEmpty(draft.response) ? 'answer' : null
}

function show(asked: Asked, steps: Steps, wanted: number, now: number): Steps {
  const position = Math.max(0, Math.min(wanted, lastPosition(asked)))
  const item = asked.items[position]
  if (!item) return { ...steps, position }
  const draft = steps.drafts[item.key]
  const shown = draft ? { ...draft, time: { ...draft.time, last: now } } : beginDraft(item, now)
  return { ...putDraft(steps, item.key, shown), position }
}

function beginDraft({ view }: Item, now: number): Draft {
  if (view) return newDraft(view, now)
  const response: Response = { type: 'recall', right: false }
  return { response, struck: [], guessed: false, revealed: null, time: { milliseconds: 0, last: now } }
}

/** Time counts while the item is open: since the last sign of life, up to a minute of it. */
function noteLife(asked: Asked, steps: Steps, now: number): Steps {
  return edit(asked, steps, ({ time }) => ({ time: addTime(time, now) }))
}

function edit(asked: Asked, steps: Steps, change: (draft: Draft) => Partial<Draft>): Steps {
  const key = asked.items[steps.position]?.key
  const draft = key === undefined ? undefined : steps.drafts[key]
  if (key === undefined || !draft || !isOpen(asked, steps)) return steps
  return putDraft(steps, key, { ...draft, ...change(draft) })
}

function putDraft(steps: Steps, key: string, draft: Draft): Steps {
  return { ...steps, drafts: { ...steps.drafts, [key]: draft } }
}
