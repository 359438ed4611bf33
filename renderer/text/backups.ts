import { common } from './common.ts'
import type { Backup, Preview, Trouble } from '../../electron/contract/app.ts'

export const backups = {
  title: 'Backups',
  what: 'Lectern backs up your progress on every day you study, every 15 minutes while you do, when you close it, and before it updates your files. It keeps every backup from your last two days of study, one a day for ten days, and one a week for eight weeks, in at most 500 MB. The newest three and one a day for a week stay even if they need more.',
  backUpNow: 'Back up now',
  backedUp: 'Backup made.',
  none: 'No backups yet. The first is made as soon as you study.',
  made: 'Made',
  size: 'Size',
  reason: 'Why',
  reasons: {
    routine: 'While you studied',
    migration: 'Before an update',
    restore: 'Before a restore',
    import: 'Before an import',
    manual: 'By you',
  } satisfies Record<Backup['reason'], string>,
  action: 'Action',
  restore: 'Restore',
  restoreNamed: (date: string) => `Restore the backup of ${date}`,
  restoreTitle: (date: string) => `Restore the backup of ${date}?`,
  restoreWhat:
    'Your progress goes back to that moment. Lectern backs up what you have now first, so you can undo this.',
  restored: 'Backup restored.',
  chooseFile: 'Choose a backup file…',

  /** "Made 28 November 2026, 09:05 · 1.2 MB · 340 answers." */
  facts: ({ madeAt, bytes }: Backup, { answers }: Preview) =>
    `Made ${common.dateTime(madeAt)} · ${common.size(bytes)} · ${common.count(answers, 'answer', 'answers')}`,

  /** What a restore would take away. */
  lost({ newestAnswer, difference }: Preview): string {
    if (!difference) return ''
    const { lostAnswers, lostNotes } = difference
    const lost = [
      ...(lostAnswers > 0 ? [common.count(lostAnswers, 'answer', 'answers')] : []),
      ...(lostNotes > 0 ? [common.count(lostNotes, 'note or bookmark', 'notes and bookmarks')] : []),
    ]
    if (lost.length === 0) return 'Everything you’ve done so far is in this backup.'
    const after = newestAnswer === null ? '' : ` after ${common.dateTime(newestAnswer)}`
    return `${lost.join(' and ')}${after} ${lostAnswers + lostNotes === 1 ? 'isn’t' : 'aren’t'} in this backup.`
  },
  isOther:
    'This backup shares no session with your progress: it may be another learner’s, or from before you started fresh.',

  /** Why a backup wasn't restored; nothing has changed then. */
  notRestored({ code, path, reason }: Trouble): string {
    switch (code) {
      case 'DATABASE_CORRUPT':
        return `This backup is damaged, so nothing was changed. Choose another one. (${reason})`
      case 'DATABASE_NEWER':
        return 'This backup was made by a newer Lectern, so nothing was changed. Install that version, or choose another backup.'
      case 'NOT_PROGRESS':
        return 'This file isn’t a Lectern backup, so nothing was changed. Choose another one.'
      case 'BACKUPS_FAILED':
        return `Your progress couldn’t be backed up first, so nothing was changed. Fix the backup folder, then try again. (${path}: ${reason})`
      case 'STORAGE_FULL':
        return 'The disk is full, so nothing was changed. Free up some space, then try again.'
      default:
        return `The backup wasn’t restored: ${reason} (${path})`
    }
  },

  /** Why there are no new backups; studying goes on all the same. */
  failing({ code, path, reason }: Trouble): string {
    const why =
      code === 'STORAGE_FULL'
        ? 'The disk is full. Free up some space, then try again.'
        : `${reason} Fix the folder, then try again.`
    return `Backups aren’t working right now. Your progress is still saved. ${why} (${path})`
  },
}
