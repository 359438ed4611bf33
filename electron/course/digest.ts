import { hash } from 'node:crypto'

/** SHA-256 in hex, cut to `digits`. */
export function digest(data: string | Uint8Array, digits = 64): string {
  return hash('sha256', data, 'hex').slice(0, digits)
}
