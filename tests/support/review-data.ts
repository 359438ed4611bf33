import { createApp } from '../../electron/app.ts'
import { defaultPracticeChoice } from '../../electron/contract/practice.ts'
import type { App } from '../../electron/app.ts'
import type { QuestionView, Response } from '../../electron/contract/content.ts'

const day = 86_400_000

/** A response to a question of any type that earns nothing. */
export function nothingGiven({ type }: QuestionView): Response {
  switch (type) {
    case 'single':
      return { type, choice: null }
    case 'multiple':
      return { type, choices: [] }
    case 'grid':
      return { type, answers: {} }
    case 'order':
      return { type, steps: [] }
    case 'match':
      return { type, pairs: {} }
    case 'cloze':
      return { type, blanks: {} }
    case 'number':
      return { type, text: '' }
    case 'recall':
      return { type, right: false }
  }
}

/** Lets a learner do something a number of days ago, on a data folder that the app under test then opens. */
export async function daysAgo(
  days: number,
  { dataDir, content }: { dataDir: string; content: string },
  act: (api: App['api']) => Promise<void>,
): Promise<void> {
  const app = await createApp({
    ...{ dataDir, contentDirs: [content], rendererDir: null, version: '0.0.0-test', shell: 'cli' },
    now: () => Date.now() - days * day,
  })
  await app.whenPrepared()
  await act(app.api)
  await app.close()
}

/** Misses practice questions of a course. */
export async function missQuestions(api: App['api'], courseId: string, count: number): Promise<void> {
  const { sessionId, questions } = await api.practice.begin({ courseId, ...defaultPracticeChoice, count })
  for (const view of questions)
    await api.practice.answer({
      ...{
        sessionId,
        questionId: view.id,
        response: nothingGiven(view),
        guessed: false,
        milliseconds: 30_000,
      },
    })
}
