export type Cell = string | number | boolean | null

/**
 * Rows as CSV (RFC 4180, lines end with CR LF), after a byte order mark, without which Excel does not take
 * the file for UTF-8. A text that a spreadsheet would run as a formula (it begins
 * with =, +, -, @, a tab or a line break, also in their full-width forms) gets an apostrophe in front, by
 * which spreadsheets take it as text (owasp.org/www-community/attacks/CSV_Injection).
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return '\ufeff' + rows.map((row) => row.map(cellText).join(',') + '\r\n').join('')
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  return `"${defuse(cell).replace(/"/g, '""')}"`
}

/** A text as a cell that no spreadsheet runs. */
export function defuse(text: string): string {
  return /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text
}
