import { expect, test } from 'vitest'
import { countChanges } from '../../../electron/domain/course-changes.ts'

test('an update is counted by id and content', () => {
  const before = new Map([
    ['kept', 'a'],
    ['changed', 'a'],
    ['removed', 'a'],
  ])
  const after = new Map([
    ['kept', 'a'],
    ['changed', 'b'],
    ['added', 'a'],
    ['another', 'a'],
  ])
  expect(countChanges(before, after)).toEqual({ added: 2, changed: 1, removed: 1 })
})
