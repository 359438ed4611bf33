import { join } from 'node:path'
import { bareInsert, beginSittings } from './bare-insert.ts'
import { callApp, courseId, prepareApp } from './prepared-app.ts'
import { compare, timed } from './measure.ts'
import { ratioResult } from './figure.ts'
import type { QuestionView } from '../../electron/contract/content.ts'
import type { Response as Answer } from '../../electron/contract/response.ts'
import type { Figure } from './figure.ts'
import type { PreparedApp } from './prepared-app.ts'

/** Storing a self-check answer through `handle`, over a bare durable INSERT of the same values. */
export const mark: Figure = async (surroundings) => {
  const app = await prepareApp(surroundings)
  await app.api.settings.update({ openAllChapters: true })
  const insert = bareInsert(join(surroundings.folder, 'bare.db'))
  const answers = answersWithoutEnd(app)
  const answer = async () => app.requestOf('check/answer', (await answers.next()).value)
  surroundings.say('storing answers')
  const comparison = await compare(
    {
      async app() {
        const request = await answer()
        return timed(() => callApp(app, request))
      },
      bare: () => timed(insert.run),
    },
    { rounds: 1_200, warmUp: 60, before: beginSittings({ app, insert, answer }) },
  )
  insert.close()
  await app.close()
  return ratioResult(
    'Storing a self-check mark through handle, over a raw durable INSERT of the same values',
    1.5,
    'ms',
    comparison,
  )
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
