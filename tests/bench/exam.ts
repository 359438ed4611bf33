import { randomUUID } from 'node:crypto'
import { storingFigure } from './bare-insert.ts'
import { courseId, prepareApp } from './prepared-app.ts'
import type { QuestionView, Response as Answer } from '../../electron/contract/content.ts'
import type { Figure } from './figure.ts'
import type { PreparedApp } from './prepared-app.ts'

/** Storing an answer of a running mock exam through `handle`, over a bare durable INSERT of the same values. */
export const exam: Figure = async (surroundings) => {
  const app = await prepareApp(surroundings)
  const what = 'Storing an answer of a mock exam through handle, over a raw durable INSERT of the same values'
  return storingFigure(surroundings, { what, app, path: 'exam/change', inputsOf: answersWithoutEnd })
}

/** Sits one exam after the other, each question shown before it is answered, and gives what to send. */
async function* answersWithoutEnd(app: PreparedApp) {
  const windowId = randomUUID()
  const choice = { kind: 'custom', questions: 50, minutes: 600 } as const
  for (let seed = 0; ; seed++) {
    let { api } = app
    const { sessionId, questions } = await api.exam.begin({
      courseId,
      choice,
      clock: 'working',
      windowId,
      seed,
    })
    const ofWindow = { sessionId, windowId, still: 0 }
    for (const question of questions) {
      if (api !== app.api) {
        ;({ api } = app)
        await api.exam.open({ sessionId, windowId, takeOver: true })
      }
      await api.exam.visit({ ...ofWindow, questionId: question.id })
      const change = { kind: 'response', response: responseTo(question) }
      yield { ...ofWindow, questionId: question.id, change }
    }
    await app.api.exam.open({ sessionId, windowId, takeOver: true })
    await app.api.exam.finish(ofWindow)
  }
}

/** Every part given, as most learners leave a question. */
function responseTo(view: QuestionView): Answer {
  const { type } = view
  switch (type) {
    case 'recall':
      return { type, right: true }
    case 'single':
      return { type, choice: view.choices[0]!.id }
    case 'multiple':
      return { type, choices: view.choices.slice(0, view.choose).map(({ id }) => id) }
    case 'grid':
      return { type, answers: Object.fromEntries(view.statements.map(({ id }) => [id, 0])) }
    case 'order':
      return { type, steps: view.steps.slice(0, view.places).map(({ id }) => id) }
    case 'match':
      return {
        type,
        pairs: Object.fromEntries(view.lefts.map(({ id }, place) => [id, view.rights[place]!.id])),
      }
    case 'cloze':
      return {
        type,
        blanks: Object.fromEntries(
          view.blanks.map((blank) => [blank.n, blank.kind === 'pick' ? blank.choices[0]!.id : 'a word']),
        ),
      }
    case 'number':
      return { type, text: '12' }
  }
}
