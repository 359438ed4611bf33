import { computed, ref, shallowRef } from 'vue'
import type { UnwrapNestedRefs } from 'vue'
import { refusalOf } from '../../api.ts'
import { text } from '../../text/en.ts'
import { announce } from '../../ui/announce.ts'
import { attempt } from '../attempt.ts'
import { canSave, isOpen, lastPosition, mainAction, nextPosition, noSteps, takeStep } from './steps.ts'
import type { Grade } from '../../../electron/contract/content.ts'
import type { Refusal } from '../../../electron/contract/base.ts'
import type { ShownKey } from '../../../electron/contract/marks.ts'
import type { Response } from '../../../electron/contract/content.ts'
import type { Draft, Revealed } from '../../ui/question/draft.ts'
import type { QuestionState } from '../../ui/question/state.ts'
import type { Asked, Item, Step } from './steps.ts'

/** A question that is answered, with its reasons unless they're kept for the end. */
export type ShownAnswer = {
  response: Response
  guessed?: boolean
  feedback: (Pick<ShownKey, 'question' | 'chapter' | 'teaching' | 'sources'> & { grade: Grade }) | null
}

/** The session with what was just saved, and whether that finished it. */
export type Saved<Session> = { put: (session: Session) => Session; isFinished: boolean }

/** What one kind of session does its own way. `Done` is an answer as it's saved. */
export type StudyRules<Session, Done> = {
  hasEnd: boolean
  itemsOf: (session: Session) => readonly Item[]
  doneOf: (session: Session) => readonly Done[]
  /** The key of the item that it answers. */
  keyOf: (done: Done) => string
  stateOf: (done: Done) => QuestionState
  /** Null for a term. */
  shownOf: (done: Done) => ShownAnswer | null
  isFinished: (session: Session) => boolean
  reveal: (session: Session, item: Item) => Promise<Revealed>
  /** @param milliseconds active time on the question */
  answer: (
    session: Session,
    item: Item,
    answer: { response: Response; guessed: boolean; milliseconds: number },
  ) => Promise<Saved<Session>>
  /** What a screen reader says once an answer is saved. */
  said: (session: Session, done: Done) => string
  /** An item of an unfinished session comes on screen. */
  visit?: (session: Session, item: Item) => void
}

const longest = 86_400_000

/**
 * One session of questions and terms: which is shown, what is filled in, what was answered. Self-check, practice and
 * review are each one of these with their own rules. What the learner filled in stays when it can't be saved.
 */
export function useStudySession<Session extends object, Done>(rules: StudyRules<Session, Done>) {
  const session = shallowRef<Session | null>(null)
  const refusal = ref<Refusal | null>(null)
  const isFinished = ref(false)
  /** How often a session was opened: a page that opens the same one again begins where it left off. */
  const opened = ref(0)
  const steps = shallowRef(noSteps)
  /** Why the answer on screen isn't saved, and how to try once more. */
  const unsaved = shallowRef<{ sentence: string; retry: () => Promise<unknown> } | null>(null)
  let load: () => Promise<Session>
  /** Counts openings, so that what an earlier session still answers isn't put into a later one. */
  let opening = 0

  const items = computed(() => (session.value ? rules.itemsOf(session.value) : []))
  const answers = computed(() => {
    const all = session.value ? rules.doneOf(session.value) : []
    return new Map(all.map((one) => [rules.keyOf(one), one]))
  })
  const states = computed(() =>
    items.value.map(({ key }) => {
      const done = answers.value.get(key)
      return done ? rules.stateOf(done) : 'open'
    }),
  )
  const asked = computed((): Asked => ({
    items: items.value,
    states: states.value,
    isFinished: isFinished.value,
    hasEnd: rules.hasEnd,
  }))
  const position = computed(() => steps.value.position)
  const item = computed(() => items.value[position.value])
  const question = computed(() => item.value?.view ?? undefined)
  const draft = computed(() => (item.value ? steps.value.drafts[item.value.key] : undefined))
  const done = computed(() => (item.value ? answers.value.get(item.value.key) : undefined))
  const shown = computed(() => (done.value ? rules.shownOf(done.value) : null))

  function take(step: Step): void {
    steps.value = takeStep(asked.value, steps.value, step)
  }

  /**
   * Opens a session.
   * @param begin asks for it, and so does every later look at it unless `again` is given
   * @param positionOf where to start
   */
  async function open(
    begin: () => Promise<Session>,
    positionOf: (session: Session, firstOpen: number | null) => number,
    again = begin,
  ): Promise<void> {
    load = again
    opening += 1
    await read(begin, (found) => {
      steps.value = noSteps
      opened.value += 1
      show(positionOf(found, nextPosition(asked.value, { ...noSteps, position: -1 })))
    })
  }

  async function read(call: () => Promise<Session>, begin: (session: Session) => void): Promise<void> {
    const during = opening
    refusal.value = null
    try {
      const found = await call()
      if (during !== opening) return
      session.value = found
      isFinished.value = rules.isFinished(found)
      begin(found)
    } catch (error) {
      if (during !== opening) return
      session.value = null
      refusal.value = refusalOf(error)
    }
  }

  function show(wanted: number): void {
    unsaved.value = null
    take({ kind: 'show', position: wanted, now: performance.now() })
    if (session.value && item.value && !isFinished.value) rules.visit?.(session.value, item.value)
  }

  /** Shows the next open item, or else the end if there's one. @returns whether an item was open */
  function showNext(): boolean {
    const next = nextPosition(asked.value, steps.value)
    if (next !== null && !isFinished.value) show(next)
    else if (rules.hasEnd) show(items.value.length)
    return next !== null
  }

  async function reveal(): Promise<void> {
    const [of, on] = [session.value, item.value]
    if (!of || !on || !isOpen(asked.value, steps.value)) return
    const revealed = await attempt(rules.reveal(of, on))
    if (revealed) take({ kind: 'reveal', key: on.key, revealed })
  }

  /** Saves an answer to the question on screen. @returns whether it's saved */
  async function answer(response: Response): Promise<boolean> {
    return save(
      (of, on, milliseconds, { guessed }) => rules.answer(of, on, { response, guessed, milliseconds }),
      () => answer(response),
    )
  }

  /**
   * Saves what was done on the item on screen.
   * @param send is given the active time in milliseconds
   * @returns whether it's saved
   */
  async function save(
    send: (session: Session, item: Item, milliseconds: number, draft: Draft) => Promise<Saved<Session>>,
    retry: () => Promise<unknown>,
  ): Promise<boolean> {
    const [of, on] = [session.value, item.value]
    if (!of || !on || !canSave(asked.value, steps.value)) return false
    const during = opening
    take({ kind: 'save', now: performance.now() })
    const draft = steps.value.drafts[on.key]
    if (!draft) return false
    try {
      const milliseconds = Math.min(longest, Math.round(draft.time.milliseconds))
      const saved = await send(of, on, milliseconds, draft)
      if (during !== opening || !session.value) return false
      unsaved.value = null
      session.value = saved.put(session.value)
      isFinished.value = saved.isFinished
      const put = answers.value.get(on.key)
      if (put) announce(rules.said(session.value, put))
      return true
    } catch (error) {
      if (during !== opening) return false
      const found = refusalOf(error)
      const sentence = text.errors.sentence(found)
      if (found.code === 'NOT_NOW') await lookAgain(on, sentence)
      else unsaved.value = { sentence, retry }
      return false
    } finally {
      if (during === opening) take({ kind: 'settle' })
    }
  }

  /** It was answered or ended in another window: what is saved there counts, and is shown. */
  async function lookAgain({ key }: Item, sentence: string): Promise<void> {
    const at = position.value
    await read(load, () => {
      take({ kind: 'forget', key })
      show(at)
      announce(sentence)
    })
  }

  return {
    ...{ session, refusal, unsaved, isFinished, opened, position },
    ...{ items, states, item, question, draft, done, shown },
    isSaving: computed(() => steps.value.isSaving),
    isLast: computed(() => position.value >= lastPosition(asked.value)),
    isOpen: computed(() => isOpen(asked.value, steps.value)),
    /** What the one main button does, and so does Enter. */
    mainAction: computed(() => mainAction(asked.value, steps.value)),
    ...{ open, show, showNext, reveal, answer, save },
    noteLife: () => take({ kind: 'life', now: performance.now() }),
    respond: (response: Response) => take({ kind: 'respond', response }),
    strike: (choice: string) => take({ kind: 'strike', choice }),
    toggleGuessed(): void {
      if (!isOpen(asked.value, steps.value)) return
      take({ kind: 'guess' })
      announce(text.questions.asked.guessedSaid[`${draft.value?.guessed ?? false}`])
    },
  }
}

/** A session as its page and the parts of it see it. */
export type Study = Omit<
  UnwrapNestedRefs<ReturnType<typeof useStudySession<object, unknown>>>,
  'session' | 'done' | 'open' | 'save' | 'showNext'
>
