import { itemAt, need } from '../../domain/need.ts'
import type { Attempt } from '../../domain/knowledge/estimate.ts'

export type ForecastRow = { learner: string; attempt: Attempt; right: boolean }

/** At which place of a row each column stands; `difficulty` is null when the file has none. */
export type Columns = Record<'learner' | 'item' | 'skill' | 'correct' | 'width', number> & {
  difficulty: number | null
}

const wanted = ['learner', 'item', 'skill', 'correct'] as const

/** Reads the header. @throws Error with a sentence that names what is missing */
export function readColumns(line: string): Columns {
  const names = splitCells(line.replace(/^\ufeff/, '')).map((name) => name.trim().toLowerCase())
  const missing = wanted.filter((name) => !names.includes(name))
  if (missing.length > 0)
    throw new Error(
      `The first line must name the columns learner,item,skill,correct and may name difficulty; it lacks ${missing.join(', ')}.`,
    )
  const place = (name: string) => names.indexOf(name)
  return {
    learner: place('learner'),
    item: place('item'),
    skill: place('skill'),
    correct: place('correct'),
    difficulty: place('difficulty') < 0 ? null : place('difficulty'),
    width: names.length,
  }
}

/**
 * Reads a row. An empty item, skill or difficulty is one that nobody knows.
 * @param number of the line, 1-based, for the message
 * @throws Error with a sentence that names the line and what is wrong with it
 */
export function readRow(line: string, columns: Columns, number: number): ForecastRow {
  const cells = splitCells(line)
  if (cells.length !== columns.width)
    throw new Error(`Line ${number} has ${cells.length} cells, the header ${columns.width}.`)
  const learner = itemAt(cells, columns.learner)
  if (learner === '') throw new Error(`Line ${number} names no learner.`)
  const correct = Number(itemAt(cells, columns.correct).trim() || Number.NaN)
  if (correct !== 0 && correct !== 1)
    throw new Error(`Line ${number}: “correct” is 0 or 1, not “${cells[columns.correct]}”.`)
  return {
    learner,
    attempt: {
      item: cells[columns.item] || null,
      skill: cells[columns.skill] || null,
      difficulty:
        columns.difficulty === null ? null : readDifficulty(itemAt(cells, columns.difficulty), number),
    },
    right: correct === 1,
  }
}

function readDifficulty(cell: string, number: number): number | null {
  if (cell.trim() === '') return null
  const difficulty = Number(cell)
  if (difficulty >= 1 && difficulty <= 3) return difficulty
  throw new Error(`Line ${number}: “difficulty” is 1 to 3 or empty, not “${cell}”.`)
}

/** The cells of a line, quoted ones too (RFC 4180); a line break within quotes is not read. */
function splitCells(line: string): string[] {
  if (!line.includes('"')) return line.split(',')
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? need(plain, 'the text of a cell'),
  )
}
