import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canSave,
  lastPosition,
  mainAction,
  nextPosition,
  noSteps,
  takeStep,
} from '../../../renderer/app/study-session/steps.ts'
import type { QuestionView } from '../../../electron/contract/content.ts'
import type { Asked, Item, Step, Steps } from '../../../renderer/app/study-session/steps.ts'
import type { QuestionState } from '../../../renderer/ui/question/state.ts'

const stem = { stem: [], case: null, difficulty: 1 as const, objective: null }
const single = (id: string) =>
  ({ ...stem, id, type: 'single', choices: [{ id: 'a' }, { id: 'b' }] }) as unknown as QuestionView
const recall = (id: string) => ({ ...stem, id, type: 'recall' }) as unknown as QuestionView
const itemOf = (id: string, view: QuestionView | null): Item => ({ key: id, id, view })
const items = [
  itemOf('one', single('one')),
  itemOf('two', recall('two')),
  itemOf('term', null),
  itemOf('four', single('four')),
]

function anAsked(changes: Partial<Asked> = {}): Asked {
  const states = items.map((): QuestionState => 'open')
  return { items, states, isFinished: false, hasEnd: true, ...changes }
}
function afterAll(asked: Asked, ...steps: Step[]): Steps {
  return steps.reduce((now, step) => takeStep(asked, now, step), noSteps)
}
const show = (position: number, now = 0): Step => ({ kind: 'show', position, now })
const choose = (choice: string): Step => ({ kind: 'respond', response: { type: 'single', choice } })
const draftOf = (steps: Steps) => steps.drafts[items[steps.position]!.key]!

describe('what is on screen', () => {
  test('keeps within the items, and reaches the end only once the session is finished', () => {
    const open = anAsked()
    expect(afterAll(open, show(-3)).position).toBe(0)
    expect(afterAll(open, show(9)).position).toBe(3)
    expect(afterAll(anAsked({ isFinished: true }), show(9)).position).toBe(4)
    expect(afterAll(anAsked({ isFinished: true, hasEnd: false }), show(9)).position).toBe(3)
    expect(lastPosition(anAsked({ isFinished: true }))).toBe(4)
  })

  test('goes to the next open item, round the end, and to none once all are done', () => {
    const asked = anAsked({ states: ['open', 'right', 'wrong', 'answered'] })
    expect(nextPosition(asked, afterAll(asked, show(1)))).toBe(0)
    expect(nextPosition(asked, afterAll(asked, show(0)))).toBe(0)
    const done = anAsked({ states: ['right', 'right', 'wrong', 'answered'] })
    expect(nextPosition(done, afterAll(done, show(1)))).toBeNull()
  })
})

describe('a draft', () => {
  test('is there again after a look at another item', () => {
    const steps = afterAll(anAsked(), show(0), choose('b'), { kind: 'strike', choice: 'a' }, show(3), show(0))
    expect(draftOf(steps)).toMatchObject({ response: { type: 'single', choice: 'b' }, struck: ['a'] })
  })

  test('stays when it could not be saved, and can be saved once more', () => {
    const asked = anAsked()
    const steps = afterAll(asked, show(0), choose('b'), { kind: 'save', now: 5 }, { kind: 'settle' })
    expect(draftOf(steps).response).toEqual({ type: 'single', choice: 'b' })
    expect(canSave(asked, steps)).toBe(true)
  })

  test('is saved once, however often the button is pressed', () => {
    const asked = anAsked()
    const saving = afterAll(asked, show(0), choose('b'), { kind: 'save', now: 5 })
    expect(canSave(asked, saving)).toBe(false)
    expect(takeStep(asked, saving, { kind: 'save', now: 6 })).toBe(saving)
  })

  test('is not changed once the item is answered or the session is over', () => {
    const before = afterAll(anAsked(), show(0), choose('a'))
    const answered = anAsked({ states: ['right', 'open', 'open', 'open'] })
    for (const asked of [answered, anAsked({ isFinished: true })])
      for (const step of [choose('b'), { kind: 'guess' }, { kind: 'life', now: 9_000 }] as Step[])
        expect(takeStep(asked, before, step)).toBe(before)
  })

  test('is forgotten only for the item that was answered elsewhere', () => {
    const steps = afterAll(anAsked(), show(0), choose('a'), show(3), choose('b'), {
      kind: 'forget',
      key: 'one',
    })
    expect(Object.keys(steps.drafts)).toEqual(['four'])
  })

  test('takes what is revealed even when another item has come on screen meanwhile', () => {
    const revealed = { answer: [], explanation: [] }
    const steps = afterAll(anAsked(), show(1), show(2), { kind: 'reveal', key: 'two', revealed })
    expect(steps.drafts.two!.revealed).toBe(revealed)
    expect(steps.drafts.term!.revealed).toBeNull()
  })
})

describe('time', () => {
  test('counts while an item is on screen, at most a minute for each sign of life', () => {
    const steps = afterAll(
      anAsked(),
      show(0, 1_000),
      { kind: 'life', now: 11_000 },
      show(3, 500_000),
      { kind: 'life', now: 502_000 },
      show(0, 600_000),
      { kind: 'save', now: 603_000 },
    )
    expect(steps.drafts.one!.time.milliseconds).toBe(10_000 + 60_000 + 3_000)
    expect(steps.drafts.four!.time.milliseconds).toBe(2_000 + 60_000)
  })
})

test('the main button reveals, answers or goes on, and waits while nothing is chosen', () => {
  const asked = anAsked()
  const revealed = { answer: [], explanation: [] }
  const actionAfter = (...steps: Step[]) => mainAction(asked, afterAll(asked, ...steps))
  expect(actionAfter(show(0))).toBeNull()
  expect(actionAfter(show(0), choose('a'))).toBe('answer')
  expect(actionAfter(show(1))).toBe('reveal')
  expect(actionAfter(show(1), { kind: 'reveal', key: 'two', revealed })).toBeNull()
  expect(actionAfter(show(2))).toBe('reveal')
  const answered = anAsked({ states: ['right', 'open', 'open', 'open'] })
  expect(mainAction(answered, afterAll(answered, show(0)))).toBe('next')
  const finished = anAsked({ isFinished: true })
  expect(mainAction(finished, afterAll(finished, show(0)))).toBe('next')
  expect(mainAction(finished, afterAll(finished, show(4)))).toBeNull()
})

const anyState = fc.constantFrom<QuestionState>('open', 'answered', 'right', 'wrong', 'partly')
const anyAsked = fc.record({
  items: fc.constant(items),
  states: fc.tuple(anyState, anyState, anyState, anyState),
  isFinished: fc.boolean(),
  hasEnd: fc.boolean(),
})
const anyStep = fc.oneof(
  fc.record({ kind: fc.constant('show' as const), position: fc.integer({ min: -2, max: 7 }) }),
  fc.record({ kind: fc.constantFrom('life' as const, 'save' as const, 'settle' as const, 'guess' as const) }),
  fc.record({ kind: fc.constant('strike' as const), choice: fc.constantFrom('a', 'b') }),
  fc.constantFrom(choose('a'), choose('b')),
)

test('whatever is pressed in whatever order, one answer is saved at a time and only of an open item', () => {
  fc.assert(
    fc.property(anyAsked, fc.array(anyStep, { maxLength: 40 }), (asked, pressed) => {
      let steps = noSteps
      for (const [now, step] of pressed.entries()) {
        const before = steps
        steps = takeStep(asked, steps, { ...step, now: now * 1_000 } as Step)
        expect(steps.position).toBeGreaterThanOrEqual(0)
        expect(steps.position).toBeLessThanOrEqual(lastPosition(asked))
        if (steps.isSaving && !before.isSaving) {
          expect(step.kind).toBe('save')
          expect([asked.states[steps.position], asked.isFinished]).toEqual(['open', false])
        }
        if (before.isSaving && step.kind === 'save') expect(steps).toBe(before)
        for (const [key, draft] of Object.entries(before.drafts))
          expect(steps.drafts[key]!.time.milliseconds).toBeGreaterThanOrEqual(draft.time.milliseconds)
      }
    }),
  )
})
