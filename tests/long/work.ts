import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../../electron/app.ts'
import type { App } from '../../electron/app.ts'

/** Works in a data folder and prints a line for each thing that the app said is safe: work.ts NAME DATA CONTENT FILES. */
const [name = '', dataDir = '', contentDir = '', filesDir = ''] = process.argv.slice(2)

const place = { courseId: 'small', chapterId: '001-first' }
const say = (line: string) => process.stdout.write(`${line}\n`)

const works: Record<string, (app: App) => Promise<void>> = {
  async answers({ api }) {
    for (let round = 0; round < 25; round++) {
      await answerCheck(api)
      const note = await api.notes.put({
        ...{ ...place, block: `block-${round}`, kind: 'note', quote: '', text: `round ${round}` },
      })
      say(`note ${note.id}`)
      await api.reader.savePosition({ ...place, position: { block: `b-${round}`, share: 0.5 } })
      say(`position ${round}`)
    }
  },

  /** The file is new in each round, so that every round but the first is an update. */
  async courses({ api, handle }) {
    for (let version = 1; version <= 6; version++) {
      const uploadId = randomUUID()
      const { status } = await handle(
        new Request(`http://lectern/upload/${uploadId}?offset=0`, {
          method: 'PUT',
          body: new Uint8Array(readFileSync(join(filesDir, `${version}.lectern`))),
        }),
      )
      if (status !== 204) throw new Error(`The upload was answered with ${status}.`)
      for await (const event of await api.library.add({ uploadId, fileName: 'other.lectern' }))
        if (event.kind === 'result') say(`course ${version} ${event.outcome}`)
    }
  },

  async learners({ api }) {
    for (let round = 0; round < 10; round++) {
      const list = await api.profiles.create({ name: `Learner ${round}` })
      const { id = '' } = list.at(-1) ?? {}
      say(`learner ${id}`)
      await api.profiles.switch({ id })
      await answerCheck(api, id)
    }
  },

  async backups({ api }) {
    for (let round = 0; round < 8; round++) {
      await answerCheck(api)
      say(`backup ${(await api.app.backUpNow()).name}`)
    }
  },

  /** Between two states: the backup has `before`, what stands has more. */
  async restores({ api }) {
    const { name: backup } = await api.app.backUpNow()
    for (let round = 0; round < 4; round++) {
      await answerCheck(api)
      const { trouble } = await api.app.restore({ name: backup })
      if (trouble) throw new Error(trouble.reason)
      say('restored')
    }
  },
}

async function answerCheck(api: App['api'], learner = 'first'): Promise<void> {
  const { sessionId, questions } = await api.check.begin({ ...place, afresh: true })
  for (const { id, type } of questions) {
    const response =
      type === 'recall'
        ? { type, right: true }
        : type === 'number'
          ? { type, text: '12' }
          : { type: 'single' as const, choice: null }
    await api.check.answer({ sessionId, questionId: id, response, milliseconds: 1000 })
    say(`answer ${learner} ${sessionId} ${id}`)
  }
}

const app = await createApp({
  ...{ dataDir, contentDirs: [contentDir], rendererDir: null, version: '0.0.0-test', shell: 'cli' },
})
await app.whenPrepared()
const work = works[name]
if (!work) throw new Error(`There is no work called ${name}.`)
await work(app)
await app.close()
