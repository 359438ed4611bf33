import type { Database } from '../db/open.ts'

/** The open learner's progress, and the library that all share. */
export type Stores = { progress: Database; library: Database }
