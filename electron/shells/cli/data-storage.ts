import { existsSync } from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { FolderInUse } from '../../app.ts'
import { readProfiles } from '../../data/profile-list.ts'
import { needTrouble } from '../../data/refusals.ts'
import { makePrivate } from '../../files/privacy.ts'
import { createStorage } from '../../data/storage.ts'
import type { Trouble } from '../../contract/app.ts'
import type { Storage } from '../../data/storage.ts'

/** A data folder, and whose data in it: null for the learner who had it open last. */
export type Place = { dataDir: string; profile: string | null }

type Work = (storage: Storage) => Promise<number>

/** As `openStorage`, for data that's there: a folder with a slip in its name doesn't become a new one. */
export async function withStorage(place: Place, work: Work): Promise<number> {
  return isUsed(place.dataDir) ? openStorage(place, work) : failMissing(place)
}

/** As `withStorage`, also when the progress can't be opened: `storage.trouble` says why. */
export async function withClosedStorage(place: Place, work: Work): Promise<number> {
  return isUsed(place.dataDir) ? runOn(place, work) : failMissing(place)
}

/** Opens a data folder for one piece of work on one learner's data. Returns the exit code. */
export async function openStorage(place: Place, work: Work): Promise<number> {
  return runOn(place, async (storage) => {
    const { trouble } = storage
    return trouble
      ? fail(`${trouble.path} couldn’t be opened: ${trouble.reason}${adviceOn(trouble)}`)
      : work(storage)
  })
}

function adviceOn({ code }: Trouble): string {
  switch (code) {
    case 'DATABASE_CORRUPT':
    case 'DATABASE_MISSING':
    case 'DATABASE_EMPTY':
      return '\n“npm run data -- backups” lists the backups, and “npm run data -- restore FILE” restores one.'
    case 'DATABASE_NEWER':
      return '\nInstall the newer Lectern, or restore a backup that this version made.'
    case 'BACKUPS_FAILED':
      return '\nLectern must update this file, and never does that without a backup. Fix the backup folder first.'
    case 'LOCK_FAILED':
      return '\nDelete it; nothing of yours is in it.'
    default:
      return ''
  }
}

async function runOn({ dataDir, profile }: Place, work: Work): Promise<number> {
  const { profiles } = readProfiles(dataDir)
  const named = profile?.toLowerCase()
  const wanted = profiles.find(({ name, id }) => name.toLowerCase() === named || id === named)
  if (profile !== null && !wanted) {
    const names = profiles.map(({ name, id }) => `“${name || id}”`).join(', ')
    return fail(`There is no learner “${profile}”, only ${names}.`)
  }
  makePrivate(dataDir, (line) => console.error(line))
  const storage = createStorage({
    dataDir,
    migrationsDir: join(import.meta.dirname, '..', '..', 'db', 'migrations'),
    now: Date.now,
    uptime: () => uptime() * 1000,
    // What keeps the data from being opened is said once, by the command.
    log: (line) => storage.trouble ?? console.error(line),
    ...(wanted ? { learner: wanted.id } : {}),
  })
  try {
    await storage.open()
    return await work(storage)
  } catch (error) {
    if (error instanceof FolderInUse) return fail(`${error.message} Close Lectern first.`)
    return fail(sentenceOf(needTrouble(error, dataDir)))
  } finally {
    await storage.close()
  }
}

/** What a command says when it was refused; nothing was changed then. */
export function sentenceOf({ code, path, reason }: Trouble): string {
  switch (code) {
    case 'DATABASE_NEWER':
      return `${path} was made by a newer Lectern: ${reason} Install that version, or choose another backup.`
    case 'DATABASE_CORRUPT':
      return `${path} is damaged (${reason}). Choose another backup.`
    case 'NOT_PROGRESS':
      return `${path} isn’t a Lectern backup.`
    case 'BACKUPS_FAILED':
      return `Backups don’t work in ${path}: ${reason} Fix that folder, then try again.`
    case 'STORAGE_FULL':
      return `The disk of ${path} is full. Free up some space, then try again.`
    case 'STORAGE_READ_ONLY':
      return `Lectern isn’t allowed to use ${path}: ${reason}`
    default:
      return `${path}: ${reason}`
  }
}

/** The first learner may have nothing here where others study, or where only backups are left. */
function isUsed(dataDir: string): boolean {
  return ['progress.db', 'profiles.json', 'backups'].some((name) => existsSync(join(dataDir, name)))
}

function failMissing({ dataDir }: Place): number {
  return fail(`There is no data in ${dataDir}.`)
}

export function fail(sentence: string): number {
  console.error(sentence)
  return 1
}
