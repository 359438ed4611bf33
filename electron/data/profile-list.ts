import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { profileId } from '../contract/profiles.ts'
import { makeFolder, moveDurably, writeDurably } from '../files/durable.ts'

const listedProfile = z.object({ id: profileId, name: z.string(), createdAt: z.nullable(z.int()) })
export type ListedProfile = z.infer<typeof listedProfile>

const profileList = z.object({ current: profileId, profiles: z.array(listedProfile).check(z.minLength(1)) })
export type ProfileList = z.infer<typeof profileList>

/** The learner whose progress lies where it always did. */
export const firstProfile = 'first'

/** Where the progress and the backups of a learner are kept. */
export function placeOf(dataDir: string, id: string): { progressFile: string; backupsDir: string } {
  const folder = id === firstProfile ? dataDir : folderOf(dataDir, id)
  return { progressFile: join(folder, 'progress.db'), backupsDir: join(folder, 'backups') }
}

function folderOf(dataDir: string, id: string): string {
  return join(dataDir, 'profiles', id)
}

function listFile(dataDir: string): string {
  return join(dataDir, 'profiles.json')
}

/**
 * The learners of a data folder. Without a list there is the first alone; from one that cannot be read their folders
 * are still found, so that nobody's progress is out of reach.
 */
export function readProfiles(dataDir: string): ProfileList {
  const first = { id: firstProfile, name: '', createdAt: null }
  if (!existsSync(listFile(dataDir))) return { current: firstProfile, profiles: [first] }
  try {
    return profileList.parse(JSON.parse(readFileSync(listFile(dataDir), 'utf8')))
  } catch {
    const found = existsSync(join(dataDir, 'profiles')) ? readdirSync(join(dataDir, 'profiles')) : []
    const others = found
      .filter((id) => z.uuid().safeParse(id).success)
      .map((id) => ({ id, name: id.slice(0, 8), createdAt: null }))
    return { current: firstProfile, profiles: [first, ...others] }
  }
}

/** Replaces the list as a whole: a crash leaves the old one or the new one. */
export function writeProfiles(dataDir: string, list: ProfileList): void {
  writeDurably(listFile(dataDir), `${JSON.stringify(list, null, 2)}\n`)
}

export function makeProfileFolder(dataDir: string, id: string): void {
  if (id !== firstProfile) makeFolder(folderOf(dataDir, id))
}

/** Keeps the folder of a learner who is taken away under a name that says so, which is returned. */
export function keepRemovedProfile(dataDir: string, id: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-')
  const keptAs = join(dataDir, 'profiles', `removed-${stamp}-${id}`)
  makeProfileFolder(dataDir, id)
  moveDurably(folderOf(dataDir, id), keptAs)
  return keptAs
}
