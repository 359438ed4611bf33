import { createApp } from '../../electron/app.ts'
import { seededRandom } from '../../electron/domain/random/random.ts'
import { emptyResponse } from '../../electron/questions/index.ts'
import type { Question, QuestionView, Response } from '../../electron/contract/content.ts'

const day = 86_400_000
const minute = 60_000

/** A learner of a course. */
export type Studied = {
  content: string
  courseId: string
  chapterIds: readonly string[]
  /** How many days before now it begins. */
  days: number
  /** Share of the days that have study, the weekend less. */
  share: number
  seed: number
}

/** Fills a data folder with the days of a learner who reads and checks, up to today, alike each time. */
export async function studyDays(dataDir: string, studied: Studied): Promise<void> {
  const { content, courseId, chapterIds, days, share, seed } = studied
  const random = seededRandom(seed)
  let now = 0
  /** What was explained to the learner. */
  const keys = new Map<string, Question>()
  const app = await createApp({
    ...{ dataDir, contentDirs: [content], rendererDir: null, version: '0.0.0-test', shell: 'cli' },
    ...{ now: () => now, random },
    log: () => undefined,
  })
  await app.whenPrepared()
  const today = Date.now()
  let chapter = 0
  for (let before = days; before >= 0; before--) {
    now = today - before * day
    const isWeekend = [0, 6].includes(new Date(now).getDay())
    // The last five days have study, so that there is a streak.
    if (before > 4 && random() > (isWeekend ? share / 2 : share)) continue
    const chapterId = chapterIds[chapter % chapterIds.length]!
    const milliseconds = Math.round((5 + random() * 50) * minute)
    await app.api.progress.read({ courseId, chapterId, milliseconds })
    if (random() < 0.4) {
      await app.api.reader.openAnyway({ courseId, chapterId })
      await app.api.reader.chapter({ courseId, chapterId })
      await check(chapterId)
      chapter++
    }
  }
  await app.close()

  async function check(chapterId: string): Promise<void> {
    const { sessionId, questions } = await app.api.check.begin({ courseId, chapterId, afresh: true })
    for (const view of questions) {
      const { answered } = await app.api.check.answer({
        ...{ sessionId, questionId: view.id, milliseconds: Math.round((20 + random() * 60) * 1000) },
        response: recalled(view, keys.get(view.id)),
      })
      keys.set(view.id, answered.key)
    }
  }
}

/** What a learner answers who remembers the key, if it was seen. */
function recalled(view: QuestionView, key: Question | undefined): Response {
  if (view.type === 'recall') return { type: 'recall', right: key !== undefined }
  if (view.type === 'single') {
    const right = key?.type === 'single' ? key.choices.find(({ correct }) => correct) : null
    return { type: 'single', choice: (right ?? view.choices[0]!).id }
  }
  if (view.type === 'multiple' && key?.type === 'multiple')
    return { type: 'multiple', choices: key.choices.filter(({ correct }) => correct).map(({ id }) => id) }
  return emptyResponse(view)
}
