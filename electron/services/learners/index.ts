import { profiles as contract } from '../../contract/profiles.ts'
import { implement, ORPCError } from '@orpc/server'
import { v4 as uuidV4 } from 'uuid'
import { errorCodes } from '../../contract/base.ts'
import { firstProfile, keepRemovedProfile } from '../../data/profile-list.ts'
import { troubleOf } from '../../db/trouble.ts'
import { refusing } from '../context.ts'
import { findRunningSitting } from '../../db/exam-sittings.ts'
import { notHere, notNow } from '../refusals.ts'
import type { Profile } from '../../contract/profiles.ts'
import type { ListedProfile } from '../../data/profile-list.ts'
import type { Context } from '../context.ts'

function listOf({ storage }: Context): Profile[] {
  const { current, profiles } = storage.profiles()
  return profiles.map((profile) => ({ ...profile, current: profile.id === current }))
}

/** @throws NOT_HERE */
function needProfile({ storage }: Context, id: string): ListedProfile {
  const found = storage.profiles().profiles.find((profile) => profile.id === id)
  if (!found) throw notHere('profile')
  return found
}

/** @throws NOT_NOW when another profile has this name */
function refuseTaken({ storage }: Context, name: string, id: string | null): void {
  const same = (other: ListedProfile) => other.id !== id && other.name.toLowerCase() === name.toLowerCase()
  if (storage.profiles().profiles.some(same)) throw notNow('profile-name')
}

/**
 * Opens another learner's progress; one that cannot be opened is no trouble of the one that stays open.
 * @throws STORAGE_FAILED
 */
async function openOrRefuse({ storage, log }: Context, id: string): Promise<void> {
  try {
    await storage.switchProfile(id)
  } catch (error) {
    const trouble = troubleOf(error, storage.dataDir)
    if (!trouble) throw error
    log(`The progress of another learner could not be opened: ${trouble.path}: ${trouble.reason}`)
    throw new ORPCError('STORAGE_FAILED', {
      defined: true,
      status: errorCodes.STORAGE_FAILED.status,
      data: { path: trouble.path, reason: trouble.reason },
    })
  }
}

const os = implement(contract).$context<Context>().use(refusing)

export const profiles = os.router({
  list: os.list.handler(({ context }) => listOf(context)),

  create: os.create.handler(({ input: { name }, context }) => {
    refuseTaken(context, name, null)
    const list = context.storage.profiles()
    const profile = { id: uuidV4(), name, createdAt: context.now() }
    context.storage.keepProfiles({ ...list, profiles: [...list.profiles, profile] })
    return listOf(context)
  }),

  rename: os.rename.handler(({ input: { id, name }, context }) => {
    const profile = needProfile(context, id)
    refuseTaken(context, name, id)
    const list = context.storage.profiles()
    context.storage.keepProfiles({
      ...list,
      profiles: list.profiles.map((other) => (other === profile ? { ...profile, name } : other)),
    })
    return listOf(context)
  }),

  switch: os.switch.handler(async ({ input: { id }, context }) => {
    needProfile(context, id)
    if (context.storage.profiles().current === id) return listOf(context)
    if (findRunningSitting(context.storage.current().progress)) throw notNow('exam-running')
    if (context.imports.isUnderWay()) throw notNow('importing')
    await openOrRefuse(context, id)
    return listOf(context)
  }),

  remove: os.remove.handler(({ input: { id }, context }) => {
    needProfile(context, id)
    const list = context.storage.profiles()
    if (list.current === id) throw notNow('profile-current')
    if (id === firstProfile) throw notNow('profile-first')
    // The list first: after a crash in between, a learner who is still listed would open with an empty folder.
    context.storage.keepProfiles({ ...list, profiles: list.profiles.filter((other) => other.id !== id) })
    try {
      const keptAs = keepRemovedProfile(context.storage.dataDir, id, context.now())
      return { profiles: listOf(context), keptAs }
    } catch (error) {
      context.storage.keepProfiles(list)
      throw error
    }
  }),
})
