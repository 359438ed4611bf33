import { createApp } from '../../electron/app.ts'

/** A learner who answers, notes and reads without end, and says each time what the app acknowledged. */
const [dataDir, contentDir] = process.argv.slice(2)
const app = await createApp({
  dataDir: dataDir!,
  contentDirs: [contentDir!],
  rendererDir: null,
  version: '0.0.0-test',
  shell: 'cli',
})
await app.whenPrepared()
const place = { courseId: 'small', chapterId: '001-first' }
process.stdout.write('ready\n')
for (let round = 0; ; round++) {
  const { sessionId, questions } = await app.api.check.begin({ ...place, afresh: true })
  for (const { id, type } of questions) {
    const response =
      type === 'recall'
        ? { type, right: true }
        : type === 'number'
          ? { type, text: '12' }
          : { type: 'single' as const, choice: null }
    await app.api.check.answer({ sessionId, questionId: id, response, milliseconds: round })
    process.stdout.write(`answer ${sessionId} ${id}\n`)
  }
  const note = await app.api.notes.put({
    ...place,
    block: `block-${process.pid}-${round}`,
    kind: 'note',
    quote: '',
    text: `round ${round}`,
  })
  process.stdout.write(`note ${note.id} ${note.text}\n`)
  await app.api.reader.savePosition({
    ...place,
    position: { block: `b-${process.pid}-${round}`, share: 0.5 },
  })
  process.stdout.write(`position ${process.pid} ${round}\n`)
}
