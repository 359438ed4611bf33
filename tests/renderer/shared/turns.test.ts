import { expect, test } from 'vitest'
import { countTurns } from '../../../renderer/shared/turns.ts'

test('only the last of several turns is the latest, in whatever order they are answered', () => {
  const takeTurn = countTurns()
  const isFirstLatest = takeTurn()
  expect(isFirstLatest()).toBe(true)
  const isSecondLatest = takeTurn()
  expect([isFirstLatest(), isSecondLatest()]).toEqual([false, true])
})

test('turns of different things do not count against each other', () => {
  const isLatest = countTurns()()
  countTurns()()
  expect(isLatest()).toBe(true)
})
