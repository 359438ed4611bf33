import { expect, test } from 'vitest'
import { compareVersions, countChanges } from '../../../../electron/domain/course/course-changes.ts'

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

test.each([
  ['2026.11.0', '2026.9.0', 1],
  ['1.0', '1.0.0', 0],
  ['1.0.1', '1.1', -1],
  ['10', '9', 1],
])('version %s against %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign)
})
