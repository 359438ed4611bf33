import type { ContractRouterClient } from '@orpc/contract'
import { app } from './app.ts'
import { check } from './check.ts'
import { downloads } from './downloads.ts'
import { exam } from './exam.ts'
import { library } from './library.ts'
import { marks } from './marks.ts'
import { notes } from './notes.ts'
import { plan } from './plan.ts'
import { practice } from './practice.ts'
import { profiles } from './profiles.ts'
import { progress } from './progress.ts'
import { reader } from './reader.ts'
import { report } from './report.ts'
import { review } from './review.ts'
import { search } from './search.ts'
import { settingsContract } from './settings.ts'
import { transfer } from './transfer.ts'

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
  report,
  review,
  plan,
  progress,
  profiles,
  transfer,
  downloads,
}

export type Api = ContractRouterClient<typeof contract>
