import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesFilter, selectPractice } from '../../../../electron/domain/practice/selection.ts'
import { seededRandom } from '../../../../electron/domain/random/random.ts'
import type { PracticeFilter } from '../../../../electron/contract/practice.ts'
import type { PracticeCandidate } from '../../../../electron/domain/practice/selection.ts'

function aCandidate(over: Partial<PracticeCandidate> = {}): PracticeCandidate {
  return {
    id: 'q',
    chapterId: '001-a',
    objectiveId: '1.1',
    domainId: '1',
    type: 'single',
    difficulty: 2,
    caseId: null,
    timesAnswered: 0,
    lastRight: null,
    flagged: false,
    opened: false,
    sessionsAgo: null,
    ...over,
  }
}

const any: PracticeFilter = { scope: { kind: 'all' }, which: { kind: 'any' }, types: [], difficulties: [] }

test.each<[string, Partial<PracticeFilter>, Partial<PracticeCandidate>, boolean]>([
  ['everything', {}, {}, true],
  ['a chapter', { scope: { kind: 'chapters', ids: ['001-a'] } }, {}, true],
  ['another chapter', { scope: { kind: 'chapters', ids: ['002-b'] } }, {}, false],
  ['no chapter', { scope: { kind: 'chapters', ids: [] } }, {}, false],
  ['an objective', { scope: { kind: 'objectives', ids: ['1.1', '2'] } }, {}, true],
  ['another objective', { scope: { kind: 'objectives', ids: ['1'] } }, {}, false],
  ['a domain', { scope: { kind: 'domains', ids: ['1'] } }, {}, true],
  ['a domain that it has not', { scope: { kind: 'domains', ids: ['1'] } }, { domainId: null }, false],
  ['opened chapters', { scope: { kind: 'opened' } }, { opened: true }, true],
  ['chapters not opened', { scope: { kind: 'opened' } }, {}, false],
  ['unseen', { which: { kind: 'unseen' } }, {}, true],
  ['seen', { which: { kind: 'unseen' } }, { timesAnswered: 1, lastRight: false }, false],
  ['missed', { which: { kind: 'missed' } }, { timesAnswered: 2, lastRight: false }, true],
  ['right at last', { which: { kind: 'missed' } }, { timesAnswered: 2, lastRight: true }, false],
  ['never answered is not missed', { which: { kind: 'missed' } }, {}, false],
  ['flagged', { which: { kind: 'flagged' } }, { flagged: true }, true],
  ['not flagged', { which: { kind: 'flagged' } }, {}, false],
  ['never shown', { which: { kind: 'rested', sessions: 2 } }, {}, true],
  ['shown 3 ago', { which: { kind: 'rested', sessions: 2 } }, { sessionsAgo: 3 }, true],
  ['shown 2 ago', { which: { kind: 'rested', sessions: 2 } }, { sessionsAgo: 2 }, false],
  ['a type', { types: ['grid', 'single'] }, {}, true],
  ['another type', { types: ['grid'] }, {}, false],
  ['a difficulty', { difficulties: [2, 3] }, {}, true],
  ['another difficulty', { difficulties: [1] }, {}, false],
])('%s', (_, filter, candidate, matches) => {
  expect(matchesFilter(aCandidate(candidate), { ...any, ...filter })).toBe(matches)
})

const anyCandidates = fc
  .array(
    fc.record({
      timesAnswered: fc.nat(5),
      caseId: fc.option(fc.constantFrom('a', 'b'), { nil: null, freq: 3 }),
    }),
    { maxLength: 40 },
  )
  .map((all) => all.map((one, place) => aCandidate({ ...one, id: `q${place}` })))

test('as many as asked for or all there are, none twice, cases side by side', () => {
  fc.assert(
    fc.property(anyCandidates, fc.integer({ min: 1, max: 20 }), fc.nat(), (candidates, count, seed) => {
      const ids = selectPractice(candidates, count, seededRandom(seed))
      expect(new Set(ids).size).toBe(Math.min(count, candidates.length))
      for (const caseId of ['a', 'b']) {
        const own = new Set(candidates.filter((one) => one.caseId === caseId).map(({ id }) => id))
        const at = ids.flatMap((id, place) => (own.has(id) ? [place] : []))
        if (at.length > 1) expect(at.at(-1)! - at[0]!).toBe(at.length - 1)
      }
    }),
  )
})

test('without cases, none is asked that was answered more often than one left out', () => {
  fc.assert(
    fc.property(anyCandidates, fc.integer({ min: 1, max: 20 }), fc.nat(), (all, count, seed) => {
      const candidates = all.map((one) => ({ ...one, caseId: null }))
      const ids = new Set(selectPractice(candidates, count, seededRandom(seed)))
      const times = (isAsked: boolean) =>
        candidates.filter(({ id }) => ids.has(id) === isAsked).map(({ timesAnswered }) => timesAnswered)
      expect(Math.max(-1, ...times(true))).toBeLessThanOrEqual(Math.min(Infinity, ...times(false)))
    }),
  )
})
