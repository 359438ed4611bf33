import { join } from 'node:path'
import { openDatabase, prepared } from '../../electron/db/open.ts'
import { searchSql } from '../../electron/db/search.ts'
import { searchQuery } from '../../electron/domain/text/search-query.ts'
import { ratioResult } from './figure.ts'
import { compare, timed } from './measure.ts'
import { callApp, prepareApp } from './prepared-app.ts'
import type { Writable } from '../../electron/db/open.ts'
import type { Figure } from './figure.ts'

/** As many as the palette asks for. */
const limit = 30

/** Searching through `handle`, over the bare FTS5 statement with the same words. */
export const search: Figure = async (surroundings) => {
  const app = await prepareApp(surroundings)
  const bare = openDatabase(join(app.dataDir, 'library.db'))
  const pairs = pairsAsTyped(bare)
  surroundings.say('searching')
  let place = 0
  const comparison = await compare(
    {
      app() {
        const requests = pairs[place]!.map((text) => app.requestOf('search/query', { text, limit }))
        return timed(async () => {
          for (const request of requests) await callApp(app, request)
        })
      },
      bare: () =>
        timed(() => {
          for (const text of pairs[place]!)
            prepared(bare, searchSql).all(searchQuery(text)!, null, null, limit)
        }),
    },
    { rounds: 24 * pairs.length, warmUp: pairs.length, before: () => (place = (place + 1) % pairs.length) },
  )
  bare.close()
  await app.close()
  return ratioResult(
    'Searching through handle with each letter of two words as they are typed, over the bare FTS5 statement',
    1.3,
    'ms',
    comparison,
  )
}

/** What the palette sends while two words of the course are typed, for each of eight pairs. */
function pairsAsTyped(library: Writable): string[][] {
  const rows = library
    .prepare("select text from search_text where kind = 'text' and id % 997 = 0 order by id limit 8")
    .pluck()
    .all() as string[]
  return rows.map((text) => {
    const typed = text
      .split(' ')
      .filter((word) => word.length > 4)
      .slice(0, 2)
      .join(' ')
    return Array.from({ length: typed.length - 1 }, (_, end) => typed.slice(0, end + 2))
  })
}
