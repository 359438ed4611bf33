/*
 * Dates as English writes them. Not `toLocaleDateString`: making its formatter takes longer than all else
 * that opening a chapter does.
 */
import { itemAt, need } from '../../electron/domain/need.ts'

export const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]
/** September is the one month that is not cut to three letters. */
export const shortMonths = months.map((name) => (name === 'September' ? 'Sept' : name.slice(0, 3)))

/** "24 November 2026". @param milliseconds since the epoch, told in the learner's own time zone */
export function writtenDate(milliseconds: number): string {
  const date = new Date(milliseconds)
  return `${date.getDate()} ${months[date.getMonth()]} ${date.getFullYear()}`
}

/** "24 Nov 2026, 13:05". @param milliseconds since the epoch, told in the learner's own time zone */
export function writtenDateTime(milliseconds: number): string {
  const date = new Date(milliseconds)
  const [hours, minutes] = [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0'))
  return `${date.getDate()} ${shortMonths[date.getMonth()]} ${date.getFullYear()}, ${hours}:${minutes}`
}

/** "2026-11-24" as "24 November 2026", "2026-11" as "November 2026". */
export function writtenDay(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  const name = `${itemAt(months, need(month, 'the month of a date') - 1)} ${year}`
  return day === undefined ? name : `${day} ${name}`
}
