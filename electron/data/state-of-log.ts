import { stateOf } from '../db/open.ts'
import type { DataContext } from './context.ts'

/**
 * Names the state of the open learner's log: another one after every change. Null within a transaction, whose changes
 * may still be undone.
 */
export function stateOfLog(storage: DataContext['storage']): string | null {
  const { progress } = storage.current()
  return progress.inTransaction ? null : stateOf(progress)
}
