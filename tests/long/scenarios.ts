import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../electron/app.ts'
import { packFolder } from '../support/pack-folder.ts'
import { writeCourse } from '../support/course.ts'

/** What a process does in a data folder; work.ts has how, checks.ts what must be left of it. */
export const scenarioNames = ['answers', 'courses', 'learners', 'backups', 'restores'] as const
export type ScenarioName = (typeof scenarioNames)[number]

/** `before` is the data folder as it was when the work began. */
export type Stage = { folder: string; dataDir: string; before: string; contentDir: string; filesDir: string }

/** Runs `work` with folders of its own, and removes them. */
export async function inStage(work: (stage: Stage) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'lectern-long-'))
  const stage = {
    folder,
    dataDir: join(folder, 'data'),
    before: join(folder, 'before'),
    contentDir: join(folder, 'content'),
    filesDir: join(folder, 'files'),
  }
  try {
    mkdirSync(stage.filesDir, { recursive: true })
    writeCourse(stage.contentDir)
    for (let version = 1; version <= 6; version++) {
      const chapters = [{ id: '001-a', title: `V${version}` }]
      const course = writeCourse(join(folder, `made-${version}`), {
        ...{ id: 'other', version: `${version}.0.0`, chapters },
      })
      await packFolder(course, join(stage.filesDir, `${version}.lectern`))
    }
    await work(stage)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Sets the data folder to one with its course compiled, closed in order. */
export async function setStage({ dataDir, before, contentDir }: Stage): Promise<void> {
  rmSync(dataDir, { recursive: true, force: true })
  if (!existsSync(before)) {
    const app = await createApp({
      ...{
        dataDir: before,
        contentDirs: [contentDir],
        rendererDir: null,
        version: '0.0.0-test',
        shell: 'cli',
      },
    })
    await app.whenPrepared()
    await app.close()
  }
  cpSync(before, dataDir, { recursive: true })
}

/** The command line of the process that works. */
export function workCommand(name: ScenarioName, { dataDir, contentDir, filesDir }: Stage): string[] {
  const work = join(import.meta.dirname, 'work.ts')
  return [
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    work,
    name,
    dataDir,
    contentDir,
    filesDir,
  ]
}
