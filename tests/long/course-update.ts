/**
 * Updates a course 200 times (or as often as the first argument says) from a page that is closed or in an app that is
 * killed, at a random moment, and looks each time whether the course is whole: in the library, and in one rebuilt from
 * its file. Prints one line, and exits with 1 when a course was lost, half-added or older than one that was there.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../electron/app.ts'
import { packFolder } from '../support/pack-folder.ts'
import { addAndLeave, courseFilesIn, updateUntilKilled } from '../support/course-updates.ts'
import { writeCourse } from '../support/course.ts'

const rounds = Number(process.argv[2] ?? 200)
const chapters = 60
const folder = mkdtempSync(join(tmpdir(), 'lectern-course-update-'))
const dataDir = join(folder, 'data')
const versions = ['1.0.0', '2.0.0']

const files: string[] = []
for (const version of versions) {
  const file = join(folder, `${version}.lectern`)
  const source = join(folder, version)
  mkdirSync(source)
  const ids = Array.from({ length: chapters }, (_, index) => ({ id: `${100 + index}-chapter` }))
  await packFolder(writeCourse(source, { id: 'other', version, chapters: ids, unlock: 0 }), file)
  files.push(file)
}

async function withApp<Result>(
  work: (app: Awaited<ReturnType<typeof createApp>>) => Promise<Result>,
): Promise<Result> {
  const app = await createApp({
    dataDir,
    contentDirs: [],
    rendererDir: null,
    version: '0.0.0-test',
    shell: 'cli',
  })
  try {
    await app.whenPrepared()
    return await work(app)
  } finally {
    await app.close()
  }
}

/** The version that is installed whole; says what is wrong otherwise. */
const installed = () =>
  withApp(async ({ api }) => {
    const course = (await api.library.list()).find(({ id }) => id === 'other')
    if (!course) return 'lost'
    const { list } = await api.library.course({ courseId: 'other' })
    if (list.length !== chapters || course.questions !== 5 * chapters) return 'half there'
    for (const { id } of list) await api.reader.chapter({ courseId: 'other', chapterId: id })
    return course.version
  })

const losses: string[] = []
let last = 'lost'
const counts = { killed: 0, left: 0 }
for (let round = 0; round < rounds; round++) {
  const allowed = new Set<string>()
  if (round === 0 || round % 2 === 1) {
    const version = round === 0 ? 0 : versions.indexOf(last) === 0 ? 1 : 0
    await withApp((app) => addAndLeave(app, readFileSync(files[version] ?? ''), 1 + (round % 7)))
    counts.left++
    allowed.add(versions[version] ?? last)
  } else {
    const { added, begun } = await updateUntilKilled(dataDir, files, {
      updates: 1 + Math.floor(Math.random() * 3),
      milliseconds: Math.random() * 800,
    })
    counts.killed++
    allowed.add(added.at(-1) ?? last)
    if (begun) allowed.add(begun)
  }
  const found = await installed()
  for (const end of ['', '-wal', '-shm']) rmSync(join(dataDir, `library.db${end}`), { force: true })
  const rebuilt = await installed()
  const kept = courseFilesIn(dataDir).join(' ')
  if (!allowed.has(found) || rebuilt !== found || kept !== 'other.lectern')
    losses.push(`round ${round}: ${found}, ${rebuilt} after rebuilding, files: ${kept}`)
  last = found
}
rmSync(folder, { recursive: true, force: true })
for (const loss of losses) console.error(loss)
console.log(
  `course-update: ${counts.left} pages closed and ${counts.killed} processes killed during updates, ${losses.length} losses`,
)
process.exit(losses.length === 0 ? 0 : 1)
