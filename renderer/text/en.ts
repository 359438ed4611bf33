import { check } from './check.ts'
import { common } from './common.ts'
import { days } from './days.ts'
import { errors } from './errors.ts'
import { exam } from './exam.ts'
import { glossary, lookAlikes } from './glossary.ts'
import { keyboard } from './keyboard.ts'
import { library } from './library.ts'
import { notes } from './notes.ts'
import { plan } from './plan.ts'
import { practice } from './practice.ts'
import { profiles } from './profiles.ts'
import { progress } from './progress.ts'
import { questions } from './questions.ts'
import { reader } from './reader.ts'
import { readiness } from './readiness.ts'
import { report } from './report.ts'
import { review } from './review.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { start } from './start.ts'
import { transfer } from './transfer.ts'

/** Every sentence that a learner reads, by feature. */
export const text = {
  check,
  common,
  days,
  errors,
  exam,
  glossary,
  keyboard,
  library,
  lookAlikes,
  notes,
  plan,
  practice,
  profiles,
  progress,
  questions,
  reader,
  readiness,
  report,
  review,
  search,
  settings,
  start,
  transfer,
}
