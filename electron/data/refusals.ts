export { needTrouble } from '../db/trouble.ts'

/** The data isn't open; `path` is the file or folder in the way. */
export class StorageClosed extends Error {
  readonly path: string
  constructor(path: string) {
    super(`STORAGE_CLOSED ${path}`)
    this.name = 'StorageClosed'
    this.path = path
  }
}

/** Another import is under way. */
export class ImportUnderWay extends Error {
  constructor() {
    super('Another import is under way.')
    this.name = 'ImportUnderWay'
  }
}
