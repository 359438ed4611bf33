import type { Inline } from '../../../../electron/contract/content.ts'

/** Signs that belong to what stands before them; not quotes, which are set by what is around them. */
const closing = /^[.,;:!?…)\]%]+/

/**
 * Takes the punctuation after each gap out of the text, for the gap to hold: a browser may break a line on
 * either side of a field, which would leave a full stop alone on the next.
 */
export function holdPunctuation(inlines: readonly Inline[]): {
  inlines: Inline[]
  held: Map<string, string>
} {
  const held = new Map<string, string>()
  const hold = (list: readonly Inline[]): Inline[] =>
    list.map((inline, place) => {
      const before = list[place - 1]
      if (inline.t === 'text' && before?.t === 'blank') {
        const [signs = ''] = closing.exec(inline.v) ?? []
        if (signs) held.set(before.n, signs)
        return { ...inline, v: inline.v.slice(signs.length) }
      }
      return 'c' in inline ? { ...inline, c: hold(inline.c) } : inline
    })
  return { inlines: hold(inlines), held }
}
