import type { ImportRefusal } from '../../contract/transfer.ts'

/** Why a file isn't imported: nothing of it was. */
export class RefusedImport extends Error {
  readonly refusal: ImportRefusal
  /** @param cause what the database said, for the log */
  constructor(refusal: ImportRefusal, cause?: unknown) {
    super(`The import was refused: ${refusal.code}.`, { cause })
    this.name = 'RefusedImport'
    this.refusal = refusal
  }
}
