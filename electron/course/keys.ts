import { digest } from './digest.ts'

/** Gives each block its key, in the order of the text. */
export type KeyMaker = (plainText: string) => string

/**
 * Keys of one chapter (or one question): the first 10 hex digits of SHA-256 over the block's plain
 * text, with `-2`, `-3` … for a text that stands there again.
 */
export function createKeys(): KeyMaker {
  const uses = new Map<string, number>()
  return (plainText) => {
    const key = digest(plainText, 10)
    const use = (uses.get(key) ?? 0) + 1
    uses.set(key, use)
    return use === 1 ? key : `${key}-${use}`
  }
}
