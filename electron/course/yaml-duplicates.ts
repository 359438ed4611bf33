import { isMap, isScalar, visit } from 'yaml'
import type { Document, Node } from 'yaml'

/** A key that its entry has already. `offset` is where it begins in the text. */
export type DuplicateKey = { offset: number }

/**
 * Finds keys that repeat within one entry, in time linear to the document. The parser's own test compares
 * each key with all before it: 50,000 keys of one entry took it half a minute.
 */
export function findDuplicateKeys(document: Document.Parsed): DuplicateKey[] {
  const found: DuplicateKey[] = []
  visit(document, {
    Map(_key, map) {
      if (!isMap(map)) return
      const seen = new Set<unknown>()
      for (const pair of map.items) {
        const key = pair.key as Node | null
        const value = isScalar(key) ? key.value : key
        if (seen.has(value)) found.push({ offset: key?.range?.[0] ?? 0 })
        seen.add(value)
      }
    },
  })
  return found
}
