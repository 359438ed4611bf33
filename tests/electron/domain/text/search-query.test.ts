import fc from 'fast-check'
import SqliteDatabase from 'better-sqlite3'
import { expect, test } from 'vitest'
import { searchQuery } from '../../../../electron/domain/text/search-query.ts'

test.each([
  ['conditional acc', '"conditional" "acc"*'],
  ['conditional access ', '"conditional" "access"'],
  ['ISO/IEC 27001', '"ISO" "IEC" "27001"*'],
  ['a OR b', '"a" "OR" "b"*'],
  ['"; drop table', '"drop" "table"*'],
  ['  ', null],
  ['*^-:()', null],
])('%j becomes %s', (text, query) => {
  expect(searchQuery(text)).toBe(query)
})

test('no text whatever is syntax to the index', () => {
  const db = new SqliteDatabase(':memory:')
  db.exec('create virtual table t using fts5 (text)')
  const find = db.prepare('select count(*) from t where t match ?')
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
      const query = searchQuery(text)
      if (query !== null) find.get(query)
    }),
    { numRuns: 2000 },
  )
})
