import type { ContractRouterClient } from '@orpc/contract'
import { app } from './app.ts'
import { check } from './check.ts'
import { exam } from './exam.ts'
import { library } from './library.ts'
import { marks } from './marks.ts'
import { notes } from './notes.ts'
import { practice } from './practice.ts'
import { reader } from './reader.ts'
import { search } from './search.ts'
import { settingsContract } from './settings.ts'

/** Everything that the renderer may ask for, by feature. */
export const contract = {
  app,
  settings: settingsContract,
  library,
  reader,
  check,
  practice,
  exam,
  marks,
  notes,
  search,
}

export type Api = ContractRouterClient<typeof contract>
