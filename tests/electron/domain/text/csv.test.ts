import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csv, defuse } from '../../../../electron/domain/text/csv.ts'

/** Reads CSV by RFC 4180, with nothing shared with what writes it. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const body = text.replace(/^\ufeff/, '')
  for (let at = 0; at < body.length; at++) {
    const letter = body[at]!
    if (quoted && letter === '"' && body[at + 1] === '"') cell += body[at++]
    else if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === ',' || letter === '\n')) {
      rows.at(-1)!.push(cell.replace(/\r$/, ''))
      cell = ''
      if (letter === '\n') rows.push([])
    } else cell += letter
  }
  return rows.slice(0, -1)
}

test('what was written is read again, but for the apostrophe before what would be a formula', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 }), { minLength: 1 }),
      (rows) => {
        // A carriage return at a cell's end belongs to the reader above, which takes it for the line's.
        const cells = rows.map((row) => row.map((text) => text.replace(/\r/g, ' ')))
        expect(parse(csv(cells))).toEqual(cells.map((row) => row.map(defuse)))
      },
    ),
  )
})

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '＝1',
  '＠x',
  '=cmd|" /C calc"!A0',
])('%j is no formula any more', (text) => {
  const [[cell]] = parse(csv([[text, '']])) as [[string]]
  expect(cell.startsWith("'")).toBe(true)
})

test('numbers stay numbers, and nothing is an empty cell', () => {
  expect(csv([[-1, 2.5, null, true, 'a']])).toBe('\ufeff-1,2.5,,true,"a"\r\n')
})
