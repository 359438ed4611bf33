import type { Readable, Writable } from '../db/open.ts'

/** The open learner's progress, and the library that all share, to read from. */
export type Stores = { progress: Readable; library: Readable }

/** The same for what opens and closes them, and for the doors to write through: see `storage.ts`. */
export type OpenStores = { progress: Writable; library: Writable }
