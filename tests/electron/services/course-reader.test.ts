import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createApp } from '../../../electron/app.ts'
import { readCourse } from '../../../electron/course/reading.ts'
import { createCourseReader } from '../../../electron/services/library/course-reader.ts'
import { testApp } from '../../support/app.ts'
import { writeCourse } from '../../support/course.ts'
import { temporaryFolder } from '../../support/folders.ts'
import type { CoursePlace, ReadingStep } from '../../../electron/course/reading.ts'
import type { CourseReader } from '../../../electron/services/library/course-reader.ts'

const root = join(import.meta.dirname, '../../..')
const threadFile = join(root, 'electron/course/reading-thread.ts')
const support = (name: string) => join(root, 'tests/support', name)
const whole: CoursePlace = { kind: 'folder', path: join(root, 'tests/fixtures/courses/whole') }
const today = new Date('2026-11-24T12:00:00Z')

function reader(file: string, limits?: { milliseconds: number; megabytes: number }) {
  const log: string[] = []
  return { read: createCourseReader({ threadFile: file, limits, log: (line) => log.push(line) }), log }
}

async function stepsOf(read: CourseReader, place = whole) {
  const progress: string[] = []
  const steps: ReadingStep[] = []
  const onProgress = ({ phase, done, total }: { phase: string; done: number; total: number }) =>
    progress.push(`${phase} ${done} of ${total}`)
  for await (const step of read(place, { today, onProgress, signal: new AbortController().signal }))
    steps.push(step)
  return { steps, progress }
}

/** As JSON has it: bytes and maps as what they hold. */
function plain(steps: readonly ReadingStep[]): unknown {
  return steps.map((step) =>
    step.kind !== 'chapter'
      ? step
      : {
          ...step.chapter,
          images: step.chapter.images.map((image) => ({ ...image, bytes: [...image.bytes] })),
          teaching: [...step.chapter.teaching],
        },
  )
}

test('a thread reads a course to the very same check, chapters, images and progress', async () => {
  const { read, log } = reader(threadFile)
  const [threaded, here] = [await stepsOf(read), await stepsOf(readCourse)]
  expect(here.steps.map(({ kind }) => kind)).toEqual(['checked', 'chapter', 'chapter'])
  expect(plain(threaded.steps)).toEqual(plain(here.steps))
  expect(threaded.progress).toEqual(here.progress)
  expect(log).toEqual([])
})

test('a course that is refused is refused by the thread with the same findings', async () => {
  const nowhere: CoursePlace = { kind: 'file', path: '/nowhere/course.lectern', name: 'course.lectern' }
  const { steps } = await stepsOf(reader(threadFile).read, nowhere)
  expect(steps).toMatchObject([{ kind: 'refused', findings: [{ code: 'file-unreadable' }] }])
  expect(steps).toEqual((await stepsOf(readCourse, nowhere)).steps)
})

test('a course that gets no further is refused, with the place where it stopped', async () => {
  const { read } = reader(support('stuck-thread.ts'), { milliseconds: 1000, megabytes: 100 })
  expect((await stepsOf(read)).steps).toMatchObject([
    {
      kind: 'refused',
      findings: [
        {
          code: 'reading-stopped',
          message:
            'Reading this course took too long, so Lectern stopped at chapter 4 of 20: ask its author for a version with shorter chapters.',
        },
      ],
    },
  ])
})

test('a course that fills the memory is refused, and nothing else ends with it', async () => {
  const { read } = reader(support('hungry-thread.ts'), { milliseconds: 60_000, megabytes: 16 })
  expect((await stepsOf(read)).steps).toMatchObject([
    {
      kind: 'refused',
      findings: [{ message: expect.stringContaining('needs too much memory, so Lectern stopped') as string }],
    },
  ])
})

test('where no thread can be started the course is read all the same, and the log says so', async () => {
  const { read, log } = reader(support('no-such-thread.ts'))
  const { steps } = await stepsOf(read)
  expect(plain(steps)).toEqual(plain((await stepsOf(readCourse)).steps))
  expect(log).toEqual([
    expect.stringMatching(/^A course is read without a thread of its own, because none could be started: /),
  ])
})

test('a reading that is no longer wanted ends with its reason', async () => {
  const { read } = reader(support('stuck-thread.ts'))
  const closing = new AbortController()
  const onProgress = () => closing.abort(new Error('closed'))
  const reading = read(whole, { today, onProgress, signal: closing.signal })
  await expect(reading.next()).rejects.toThrow('closed')
})

test('the app goes on after a course took too long', async () => {
  const stuck = reader(support('stuck-thread.ts'), { milliseconds: 1000, megabytes: 100 }).read
  const app = await testApp({ readCourse: stuck })
  expect(await app.api.library.list()).toEqual([])
  expect(app.log).toEqual([
    `${join(app.contentDir, 'small')} was not added. Errors found:`,
    expect.stringContaining('took too long') as string,
  ])
})

test('the app closes in the middle of reading a course', async () => {
  const folder = temporaryFolder()
  writeCourse(join(folder, 'content'))
  const app = await createApp({
    dataDir: join(folder, 'data'),
    contentDirs: [join(folder, 'content')],
    rendererDir: null,
    version: '0.0.0-test',
    shell: 'cli',
    readCourse: reader(support('stuck-thread.ts')).read,
  })
  const preparing = (await app.api.library.preparation())[Symbol.asyncIterator]()
  expect((await preparing.next()).value).toMatchObject({ kind: 'progress', phase: 'check', done: 3 })
  await app.close()
})
