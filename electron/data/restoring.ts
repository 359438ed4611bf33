import { accessSync, constants, existsSync } from 'node:fs'
import { assertProgress, assertWhole, compareContents, readContents } from '../db/contents.ts'
import { openReadOnly } from '../db/open.ts'
import { incomingOf, removeDatabase, replaceDatabase } from '../db/replace.ts'
import { needTrouble, StorageTrouble, troubleOf } from '../db/trouble.ts'
import { copyDurably } from '../files/durable.ts'
import type { Preview, Trouble } from '../contract/app.ts'
import type { Contents } from '../db/contents.ts'
import type { BackupRoutine } from './backup-routine.ts'
import type { Opening, Place } from './opening.ts'
import type { OpenStores } from './stores.ts'

/** What the storage has open; `stores` and `routine` are null when that's nothing. */
export type Opened = { place: Place; stores: OpenStores | null; routine: BackupRoutine | null }

type RestoringOptions = {
  opened: Opened
  opening: Opening
  now: () => number
  /** Locks the data folder unless this process has it. @throws FolderInUse, StorageTrouble */
  takeFolder: () => void
  open: () => Promise<Trouble | null>
  use: (stores: OpenStores, leftOpen: boolean) => void
}

/** Puts another file in the place of the open, or unreadable, progress file. */
export function createRestoring({ opened, opening, now, takeFolder, open, use }: RestoringOptions) {
  /**
   * Copies a backup beside the progress file and proves the copy, which is what takes its place afterwards: nothing
   * that becomes of the backup matters from here on. Neither the progress nor the backup is touched.
   * @throws StorageTrouble naming the file
   */
  function bringIn(source: string): void {
    const incoming = incomingOf(opened.place.progressFile)
    assertReadable(source)
    try {
      removeDatabase(incoming)
      copyDurably(source, incoming)
      // A database that was copied while it was in use: its newest answers are in the journal beside it.
      if (existsSync(`${source}-wal`)) copyDurably(`${source}-wal`, `${incoming}-wal`)
      opening.prove(incoming)
    } catch (error) {
      const trouble = troubleOf(error, incoming)
      if (!trouble) throw error
      throw new StorageTrouble(trouble.code.startsWith('STORAGE_') ? trouble : { ...trouble, path: source })
    }
  }

  /** What fails here is already being reported, and the next start removes the file. */
  function dropIncoming(): void {
    try {
      removeDatabase(incomingOf(opened.place.progressFile))
    } catch {
      // See above.
    }
  }

  /**
   * Lets the incoming file take the place of the open progress, which stays beside it unless it's in the backups.
   * When it can't be opened after all, the earlier progress is opened again.
   */
  async function exchange({ progress, library }: OpenStores, isBackedUp: boolean): Promise<void> {
    const { progressFile } = opened.place
    opened.stores = null
    progress.close()
    let undo = () => undefined as void
    try {
      const replacement = replaceDatabase(progressFile, now())
      ;({ undo } = replacement)
      use({ progress: await opening.openProgress(opened.place, false), library }, false)
      if (isBackedUp && replacement.earlier !== null) removeDatabase(replacement.earlier)
    } catch (error) {
      if (!opened.stores) {
        undo()
        library.close()
        await open()
      }
      throw error
    }
  }

  return {
    /** What's in a backup and what restoring it would take away. @throws StorageTrouble when it can't be restored */
    async preview(source: string): Promise<Preview> {
      takeFolder()
      try {
        bringIn(source)
        const { progressFile } = opened.place
        const incoming = incomingOf(progressFile)
        const difference = opened.stores ? compareContents(progressFile, incoming) : null
        return { ...readWhole(incoming), difference }
      } finally {
        dropIncoming()
      }
    },

    /**
     * Puts a copy of a backup in the place of the progress file, once it's proven that this version can open it. What
     * was there is backed up first, or set aside when it can't be read. No backup is thinned on that occasion.
     * @param source the backup's path
     * @returns why it couldn't be done, with everything as it was; null when it was done
     */
    async restore(source: string): Promise<Trouble | null> {
      const { place, stores, routine } = opened
      try {
        takeFolder()
        bringIn(source)
        if (stores) {
          await exchange(stores, await isBackedUp(routine))
        } else replaceDatabase(place.progressFile, now())
      } catch (error) {
        dropIncoming()
        return needTrouble(error, source)
      }
      return open()
    },

    /** Sets a progress file that can't be opened aside and starts with an empty one. */
    async startFresh(): Promise<{ trouble: Trouble | null; keptAs: string | null }> {
      const { progressFile } = opened.place
      if (opened.stores) return { trouble: null, keptAs: null }
      let keptAs: string | null
      try {
        takeFolder()
        opening.makeEmpty(incomingOf(progressFile))
        keptAs = replaceDatabase(progressFile, now()).earlier
      } catch (error) {
        dropIncoming()
        return { trouble: needTrouble(error, progressFile), keptAs: null }
      }
      return { trouble: await open(), keptAs }
    },
  }
}

/** Backs up what a restore replaces. @returns whether that could be read @throws StorageTrouble */
async function isBackedUp(routine: BackupRoutine | null): Promise<boolean> {
  try {
    await routine?.backUp('restore')
    return routine !== null
  } catch (error) {
    if (troubleOf(error, '')?.code === 'DATABASE_CORRUPT') return false
    throw error
  }
}

/** @throws StorageTrouble */
function assertReadable(source: string): void {
  try {
    accessSync(source, constants.R_OK)
  } catch (error) {
    const { reason } = needTrouble(error, source)
    throw new StorageTrouble({ code: 'STORAGE_FAILED', path: source, reason })
  }
}

/** What's in a backup, as it is on the disk; `trouble` when it can't be read or isn't one. */
export function inspectBackup(
  path: string,
): { contents: Contents; trouble: null } | { contents: null; trouble: Trouble } {
  try {
    return { contents: readWhole(path), trouble: null }
  } catch (error) {
    return { contents: null, trouble: { ...needTrouble(error, path), path } }
  }
}

/** @throws StorageTrouble */
function readWhole(path: string): Contents {
  const db = openReadOnly(path)
  try {
    assertWhole(db)
    assertProgress(db)
    return readContents(db)
  } finally {
    db.close()
  }
}
