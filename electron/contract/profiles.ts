import * as z from 'zod/mini'
import { base, timestamp } from './base.ts'

export const profileName = z.string().check(z.trim(), z.minLength(1), z.maxLength(60))
/** `first` for the one that every data folder has; a uuid for the others. */
export const profileId = z.string().check(z.minLength(1), z.maxLength(36))

export const profile = z.object({
  id: profileId,
  /** Empty for the first until it gets one. */
  name: z.string(),
  /** Null for the first. */
  createdAt: z.nullable(timestamp),
  current: z.boolean(),
})
export type Profile = z.infer<typeof profile>

const list = z.array(profile)

/**
 * Learners who share a laptop: each has a progress file of his own, with his settings, notes and backups;
 * courses are shared. After `switch` everything that the renderer knows is another learner's: load the page anew. What other
 * windows show is so too, and their calls are refused with OTHER_LEARNER.
 */
export const profiles = {
  list: base.output(list),
  /** NOT_NOW `profile-name` when one has this name. Does not switch to it. */
  create: base.input(z.object({ name: profileName })).output(list),
  rename: base.input(z.object({ id: profileId, name: profileName })).output(list),
  /** NOT_NOW `exam-running`. STORAGE_FAILED when its file cannot be opened: then nothing is switched. */
  switch: base.input(z.object({ id: profileId })).output(list),
  /**
   * Takes a profile away; its file is kept under another name, which is returned. NOT_NOW `profile-current` for the
   * one that is open, `profile-first` for the first.
   */
  remove: base.input(z.object({ id: profileId })).output(z.object({ profiles: list, keptAs: z.string() })),
}
