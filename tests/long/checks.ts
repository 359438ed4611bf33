import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createApp } from '../../electron/app.ts'
import type { ScenarioName } from './scenarios.ts'

/**
 * Says what an image of the data folder lost or broke of what the app had said is safe.
 * It's read with Node's SQLite, which isn't the app's.
 */
export type Check = (image: string, said: string[], contentDir: string) => string[] | Promise<string[]>

export const checks: Record<ScenarioName, Check> = {
  answers: lostWork,
  courses: lostCourse,
  learners: lostLearners,
  backups: lostBackups,
  restores: lostState,
}

/** A damaged file counts as a loss. */
export async function lossesIn(
  check: Check,
  image: string,
  said: string[],
  contentDir: string,
): Promise<string[]> {
  try {
    return await check(image, said, contentDir)
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

/** Every answer, note and position of every learner. */
function lostWork(image: string, said: string[]): string[] {
  const lost: string[] = []
  const learners = new Map<string, Set<string>>()
  for (const line of said) {
    const [word = '', learner = ''] = line.split(' ')
    const id = word === 'answer' ? learner : 'first'
    if (!['answer', 'note', 'position'].includes(word)) continue
    let found = learners.get(id)
    if (!found) learners.set(id, (found = workIn(progressOf(image, id), id)))
    if (!found.has(line)) lost.push(line)
  }
  return lost
}

function progressOf(image: string, learner: string): string {
  return learner === 'first' ? join(image, 'progress.db') : join(image, 'profiles', learner, 'progress.db')
}

function workIn(file: string, learner: string): Set<string> {
  if (!existsSync(file)) return new Set()
  const db = openSound(file)
  try {
    const answers = db.prepare('select session_id, question_id from answer').all()
    const notes = db.prepare('select id from annotation').all()
    const place = db
      .prepare('select position_block from chapter_progress where position_block is not null')
      .get()
    // A position takes the place of the one before it.
    const last = Number(String(place?.position_block ?? '').split('-')[1] ?? -1)
    return new Set([
      ...answers.map((row) => `answer ${learner} ${String(row.session_id)} ${String(row.question_id)}`),
      ...notes.map((row) => `note ${String(row.id)}`),
      ...Array.from({ length: last + 1 }, (_, round) => `position ${round}`),
    ])
  } finally {
    db.close()
  }
}

/** @throws Error when the database is damaged */
function openSound(file: string): DatabaseSync {
  const db = new DatabaseSync(file)
  const result = db.prepare('pragma integrity_check').get()?.integrity_check
  if (result === 'ok') return db
  db.close()
  throw new Error(`${file}: ${String(result)}`)
}

/** The learners that were added, and their work. */
async function lostLearners(image: string, said: string[], contentDir: string): Promise<string[]> {
  const wanted = said.filter((line) => line.startsWith('learner ')).map((line) => line.slice(8))
  return [
    ...lostWork(image, said),
    ...(await inApp(image, contentDir, async ({ api }) => {
      const known = new Set((await api.profiles.list()).map(({ id }) => id))
      return wanted.filter((id) => !known.has(id)).map((id) => `learner ${id}`)
    })),
  ]
}

/** Every backup that was made is in its folder, and sound; there is none that isn't. */
function lostBackups(image: string, said: string[]): string[] {
  const folder = join(image, 'backups')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : []
  const broken = names.filter((name) => {
    try {
      openSound(join(folder, name)).close()
      return false
    } catch {
      return true
    }
  })
  const wanted = said.filter((line) => line.startsWith('backup ')).map((line) => line.slice(7))
  return [
    ...lostWork(image, said),
    ...broken.map((name) => `broken ${name}`),
    ...wanted.filter((name) => !names.includes(name)).map((name) => `backup ${name}`),
  ]
}

/**
 * The app opens the image and shows the course in the version that it said was added, or in the one after, whose
 * addition was under way. So it does when the library has to be built again from the course's file.
 */
async function lostCourse(image: string, said: string[], contentDir: string): Promise<string[]> {
  const added = said.filter((line) => line.startsWith('course ')).length
  const asFound = await lostVersion(image, contentDir, added)
  for (const name of readdirSync(image)) if (name.startsWith('library.db')) rmSync(join(image, name))
  return [
    ...asFound,
    ...(await lostVersion(image, contentDir, added)).map((loss) => `${loss} when built again`),
  ]
}

async function lostVersion(image: string, contentDir: string, added: number): Promise<string[]> {
  return await inApp(image, contentDir, async ({ api }) => {
    const course = (await api.library.list()).find(({ id }) => id === 'other')
    const version = course ? Number(course.version.split('.')[0]) : 0
    if (version !== added && version !== added + 1) return [`course ${added}, found ${version}`]
    if (!course) return []
    const { list } = await api.library.course({ courseId: 'other' })
    const chapter = await api.reader.chapter({ courseId: 'other', chapterId: list[0]?.id ?? '' })
    return chapter.body ? [] : ['the course has no first chapter']
  })
}

/** The app opens the image, with all that was answered before the restore or with what the backup has: nothing between. */
async function lostState(image: string, said: string[], contentDir: string): Promise<string[]> {
  const count = await inApp(image, contentDir, async ({ api }) => {
    const { trouble } = await api.app.start()
    return trouble ? [`trouble ${trouble.code}`] : []
  })
  if (count.length > 0) return count
  const since = said.slice(said.lastIndexOf('restored') + 1).filter((line) => line.startsWith('answer '))
  const kept = workIn(progressOf(image, 'first'), 'first')
  const lost = since.filter((line) => !kept.has(line))
  // All answers of a round are said before its restore begins: then the backup's state has none of them.
  const isRestoring = since.length >= answersOfRound
  return isRestoring && lost.length === since.length ? [] : lost
}

const answersOfRound = 3

async function inApp(
  image: string,
  contentDir: string,
  look: (app: Awaited<ReturnType<typeof createApp>>) => Promise<string[]>,
): Promise<string[]> {
  const app = await createApp({
    ...{ dataDir: image, contentDirs: [contentDir], rendererDir: null, version: '0.0.0-test', shell: 'cli' },
  })
  try {
    await app.whenPrepared()
    return await look(app)
  } finally {
    await app.close()
  }
}
