import { check } from './check.ts'
import { common } from './common.ts'
import { days } from './days.ts'
import { errors } from './errors.ts'
import { exam } from './exam.ts'
import { glossary, lookAlikes } from './glossary.ts'
import { keyboard } from './keyboard.ts'
import { library } from './library.ts'
import { notes } from './notes.ts'
import { practice } from './practice.ts'
import { profiles } from './profiles.ts'
import { questions } from './questions.ts'
import { reader } from './reader.ts'
import { readiness } from './readiness.ts'
import { report } from './report.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { start } from './start.ts'

/**
 * Sentences by feature: those of the first screen, and those that several features share. What only a page of its own
 * says is imported by that page, so that it does not come with the first screen.
 */
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
  practice,
  profiles,
  questions,
  reader,
  readiness,
  report,
  search,
  settings,
  start,
}
