import { chaptersOf } from '../../db/library.ts'
import { lastPracticeChoice } from '../../db/practice-sessions.ts'
import { listAnswers } from '../../db/sessions.ts'
import { defaultPracticeChoice, practiceChoice } from '../../contract/practice.ts'
import { questionTypes } from '../../questions/types.ts'
import { matchesFilter } from '../../domain/practice/selection.ts'
import { lastTime } from '../../domain/time/times-to-come.ts'
import { domainsByObjective } from '../library/course.ts'
import { listCandidates } from './candidates.ts'
import { listOpenPractice } from './time.ts'
import type { PracticeBuilder, PracticeChoice, PracticeFilter } from '../../contract/practice.ts'
import type { CourseRow } from '../../db/library.ts'
import type { Context } from '../context.ts'

const everything: PracticeFilter = {
  scope: { kind: 'all' },
  which: { kind: 'any' },
  types: [],
  difficulties: [],
}

/** All that choosing a practice session needs to show. */
export function buildPractice(context: Context, course: CourseRow): PracticeBuilder {
  const { id: courseId, manifest } = course
  const stores = context.storage.current()
  const candidates = listCandidates(context, courseId, manifest)
  const byChapter = tally(candidates.map(({ chapterId }) => chapterId))
  const byObjective = tally(candidates.map(({ objectiveId }) => objectiveId))
  const opened = new Set(candidates.filter((candidate) => candidate.opened).map(({ chapterId }) => chapterId))
  const domainOf = domainsByObjective(manifest)
  const types = new Set(candidates.map(({ type }) => type))
  const count = (which: PracticeFilter['which']) =>
    candidates.filter((candidate) => matchesFilter(candidate, { ...everything, which })).length
  return {
    courseTitle: manifest.title,
    choice: rememberedChoice(lastPracticeChoice(stores.progress, courseId, lastTime(context.now()))),
    domains: manifest.domains.map(({ id, title, objectives }) => {
      const parts = objectives.map((objective) => ({
        id: objective.id,
        title: objective.title,
        questions: byObjective.get(objective.id) ?? 0,
      }))
      return {
        id,
        title,
        questions: parts.reduce((sum, { questions }) => sum + questions, 0),
        objectives: parts,
      }
    }),
    chapters: chaptersOf(stores.library, course).map(({ id, number, title, objectiveId }) => ({
      id,
      number,
      title,
      domainId: domainOf.get(objectiveId) ?? null,
      questions: byChapter.get(id) ?? 0,
      opened: opened.has(id),
    })),
    counts: {
      all: candidates.length,
      unseen: count({ kind: 'unseen' }),
      missed: count({ kind: 'missed' }),
      flagged: count({ kind: 'flagged' }),
    },
    types: questionTypes.filter((type) => types.has(type)),
    unfinished: findUnfinished(context, courseId),
  }
}

/** A choice that an older version of the app stored and this one cannot read gives way to the default. */
function rememberedChoice(stored: PracticeChoice | null): PracticeChoice {
  return practiceChoice.safeParse(stored).data ?? defaultPracticeChoice
}

function findUnfinished(context: Context, courseId: string): PracticeBuilder['unfinished'] {
  const [newest] = listOpenPractice(context, courseId)
  if (!newest) return null
  const { sessionId, startedAt, items } = newest
  const answered = listAnswers(context.storage.current().progress, sessionId).length
  return { sessionId, startedAt, answered, questions: items.length }
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
