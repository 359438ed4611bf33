/**
 * Tells answers in time from late ones, where the same thing can be asked again before it is answered.
 * @returns to be called when something is asked; what it gives says whether nothing was asked since
 */
export function countTurns(): () => () => boolean {
  let latest = 0
  return () => {
    const turn = ++latest
    return () => turn === latest
  }
}
