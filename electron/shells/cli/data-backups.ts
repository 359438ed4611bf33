import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { placeOf } from '../../data/profile-list.ts'
import { inspectBackup } from '../../data/restoring.ts'
import { fail, sentenceOf, withClosedStorage, withStorage } from './data-storage.ts'
import type { Backup, Preview } from '../../contract/app.ts'
import type { Storage } from '../../data/storage.ts'
import type { Place } from './data-storage.ts'

/** @param otherLearner whether a backup that may be another learner's is restored all the same */
type Consent = { yes: boolean; otherLearner: boolean }

const reasons: Record<Backup['reason'], string> = {
  routine: 'routine',
  migration: 'before an update',
  restore: 'before a restore',
  import: 'before an import',
  manual: 'by you',
}

/** Makes a backup. Returns the exit code. */
export async function backUp(place: Place): Promise<number> {
  return await withStorage(place, async (storage) => {
    const { name } = await storage.backUp('manual')
    console.log(`${name} was made.`)
    return 0
  })
}

/** Lists the backups of a learner, newest first. Returns the exit code. */
export async function listBackups(place: Place): Promise<number> {
  return await withClosedStorage(place, (storage) => {
    const { folder, backups, trouble } = storage.backups()
    if (trouble && backups.length === 0) return Promise.resolve(fail(sentenceOf(trouble)))
    console.log(backups.length === 0 ? `There are no backups in ${folder} yet.` : `Backups in ${folder}:\n`)
    for (const { name, madeAt, bytes, reason } of backups) {
      const found = inspectBackup(join(folder, name))
      const contents = found.contents ? describeContents(found.contents) : describeFault(found.trouble.code)
      console.log(`${name}\n  ${written(madeAt)}, ${reasons[reason]}, ${sizeOf(bytes)}, ${contents}`)
    }
    return Promise.resolve(0)
  })
}

function describeContents({ answers, newestAnswer }: Pick<Preview, 'answers' | 'newestAnswer'>): string {
  return newestAnswer === null ? 'no answers' : `${count(answers, 'answer')}, newest ${written(newestAnswer)}`
}

function describeFault(code: string): string {
  if (code === 'DATABASE_CORRUPT') return 'damaged'
  return code === 'NOT_PROGRESS' ? 'not a Lectern backup' : 'can’t be read'
}

/** Says whether every backup of the open learner is whole. */
export function checkBackups(storage: Storage): boolean {
  const { folder, backups, trouble } = storage.backups()
  if (trouble) console.error(sentenceOf(trouble))
  let damaged = 0
  for (const { name } of backups) {
    const found = inspectBackup(join(folder, name))
    if (found.contents) continue
    damaged++
    console.error(sentenceOf(found.trouble))
  }
  console.log(`backups: ${backups.length}, ${damaged === 0 ? 'all whole' : `${damaged} can’t be restored`}`)
  return !trouble && damaged === 0
}

/**
 * Restores a backup, after saying what that takes away and a yes to it. Returns the exit code.
 * @param name of a listed backup, or the path of any other
 * @param pathOf where a path that was typed leads
 */
export async function restore(
  place: Place,
  name: string,
  pathOf: (name: string) => string,
  consent: Consent,
): Promise<number> {
  return await withClosedStorage(place, async (storage) => {
    const source = storage.findBackup(basename(name) === name ? name : '') ?? pathOf(name)
    if (!statSync(source, { throwIfNoEntry: false })?.isFile())
      return fail(`There is no backup ${name}. “npm run data -- backups” lists them.`)
    if (resolve(source) === resolve(placeOf(storage.dataDir, storage.profiles().current).progressFile))
      return fail(`${source} is the progress file itself, not a backup of it.`)
    const preview = await storage.preview(source)
    console.log(`${basename(source)}: ${sizeOf(statSync(source).size)}, ${describeContents(preview)}.`)
    const doubt = doubtOf(storage, source, preview)
    if (doubt && !consent.otherLearner)
      return fail(`${doubt} Add --other-learner to restore it all the same. Nothing was changed.`)
    console.log(lossOf(preview, storage))
    if (!consent.yes && !(await isConfirmed())) return fail('Nothing was changed. Add --yes to restore it.')
    const trouble = await storage.restore(source)
    if (trouble) return fail(sentenceOf(trouble))
    console.log('The backup was restored.')
    return 0
  })
}

/** Why a backup may be another learner's, null when nothing says so. */
function doubtOf(storage: Storage, source: string, { difference }: Preview): string | null {
  const { current, profiles } = storage.profiles()
  const folder = realpathSync(dirname(source))
  const owner = profiles.find(({ id }) => {
    const { backupsDir } = placeOf(storage.dataDir, id)
    return existsSync(backupsDir) && realpathSync(backupsDir) === folder
  })
  if (owner && owner.id !== current) return `This is a backup of ${nameOf(owner)}, not of ${nameOf(here())}.`
  if (!difference?.isOther) return null
  return `This backup shares no session with the progress of ${nameOf(here())}: it may be another learner’s, or from before a fresh start.`

  function here() {
    return profiles.find(({ id }) => id === current)
  }
}

function nameOf(profile: { id: string; name: string } | undefined): string {
  return `“${profile?.name || profile?.id || 'first'}”`
}

function lossOf({ newestAnswer, difference }: Preview, { trouble }: Storage): string {
  if (!difference)
    return `The progress there is now can’t be read (${trouble?.reason ?? 'no reason given'}). It’s kept beside the restored file.`
  const { lostAnswers, lostNotes } = difference
  const lost = [
    ...(lostAnswers > 0 ? [count(lostAnswers, 'answer')] : []),
    ...(lostNotes > 0 ? [count(lostNotes, 'note or bookmark', 'notes and bookmarks')] : []),
  ]
  if (lost.length === 0) return 'Every answer and note there is now is in this backup.'
  const after = newestAnswer === null ? '' : ` after ${written(newestAnswer)}`
  const verb = lostAnswers + lostNotes === 1 ? 'isn’t' : 'aren’t'
  return `${lost.join(' and ')}${after} ${verb} in this backup. Lectern backs up what’s there now first.`
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return /^y(es)?$/i.test((await terminal.question('Restore it? (y/N) ')).trim())
  } finally {
    terminal.close()
  }
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`
}

function written(time: number): string {
  return new Date(time).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' })
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
