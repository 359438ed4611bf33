import { storingFigure } from './bare-insert.ts'
import { courseId, prepareApp } from './prepared-app.ts'
import type { QuestionView, Response as Answer } from '../../electron/contract/content.ts'
import type { Figure } from './figure.ts'
import type { PreparedApp } from './prepared-app.ts'

/** Storing a self-check answer through `handle`, over a bare durable INSERT of the same values. */
export const mark: Figure = async (surroundings) => {
  const app = await prepareApp(surroundings)
  await app.api.settings.update({ openAllChapters: true })
  const what = 'Storing a self-check mark through handle, over a raw durable INSERT of the same values'
  return storingFigure(surroundings, { what, app, path: 'check/answer', inputsOf: answersWithoutEnd })
}

/** Sits one self-check after the other, through all chapters and again, and gives what to send. */
async function* answersWithoutEnd(app: PreparedApp) {
  const { list } = await app.api.library.course({ courseId })
  for (;;)
    for (const { id: chapterId } of list) {
      const asked = await app.api.check.begin({ courseId, chapterId, afresh: true }).catch(() => null)
      for (const question of asked?.questions ?? [])
        yield {
          sessionId: asked!.sessionId,
          questionId: question.id,
          response: responseTo(question),
          milliseconds: 4_000,
        }
    }
}

function responseTo({ type }: QuestionView): Answer {
  switch (type) {
    case 'recall':
      return { type, right: true }
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
      return { type, text: '12' }
  }
}
