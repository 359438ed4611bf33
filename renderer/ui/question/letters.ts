/** A, B, C … as choices are named. */
export function letterOf(position: number): string {
  return String.fromCharCode(65 + position)
}
