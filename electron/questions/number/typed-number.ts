/**
 * A number as people type it: "43.2", "43,2", "1 000", "1,000.5", "-3", "99.9 %". A single comma followed
 * by exactly three digits is read as a thousands separator, as in "1,000".
 * @returns null when there is no one number in it
 */
export function parseNumber(text: string): number | null {
  const compact = text
    .normalize('NFKC')
    .replace(/[\s\u00a0']/g, '')
    .replace(/\u2212/g, '-')
  const found = /^[^\d.,+-]*([+-]?[\d.,]*\d)[^\d]*$/.exec(compact)
  const digits = found?.[1]
  if (digits === undefined) return null
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)
    ? digits.replace(/,/g, '')
    : /^[+-]?\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(digits)
      ? digits.replace(/\./g, '').replace(',', '.')
      : digits.replace(',', '.')
  return /^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(plain) ? Number(plain) : null
}
