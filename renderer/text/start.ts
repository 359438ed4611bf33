import type { Trouble } from '../../electron/contract/app.ts'

type Said = { title: string; what: string; todo: string }

export const start = {
  welcomeTitle: 'Welcome to Lectern',
  welcome: [
    'Read a chapter. It begins with a picture you know and ends with what to remember.',
    'Check yourself. 60 % in a chapter’s self-check opens the next one; your best score counts.',
    'Look things up. Search with Ctrl K, and point at a dotted word to see what it means.',
    'Mark what matters. Bookmarks, highlights and notes stay with their paragraph.',
    'It is all yours. Everything is kept on this computer; Lectern never uses a network.',
  ],
  begin: 'Start studying',
  dropLater: 'Courses are added in the library. Press “Start studying”, then drop the file there.',
  trouble: {
    DATABASE_NEWER: {
      title: 'Your progress was saved by a newer Lectern',
      what: 'This version can’t read it safely, so it hasn’t touched it.',
      todo: 'Install the newer Lectern, or restore a backup that this version made.',
    },
    DATABASE_CORRUPT: {
      title: 'The progress file is damaged',
      what: 'It can’t be read, perhaps after a disk error. Lectern hasn’t changed it.',
      todo: 'Restore the newest backup. The damaged file is kept beside it.',
    },
    DATABASE_MISSING: {
      title: 'The progress file is missing',
      what: 'It’s gone or empty, but you have used Lectern in this folder before. Lectern hasn’t changed anything.',
      todo: 'Put the file back and try again, or restore the newest backup.',
    },
    DATABASE_EMPTY: {
      title: 'The progress file is empty',
      what: 'There’s nothing in it, and no backup of it in the backup folder. Lectern never leaves it empty, so something else did.',
      todo: 'If you have a copy of the file or a backup somewhere else, choose it below. If you’ve never studied here, start with empty progress.',
    },
    NOT_PROGRESS: {
      title: 'This isn’t a progress file',
      what: 'It was made by another program. Lectern hasn’t changed it.',
      todo: 'Put the right file back and try again, or restore the newest backup.',
    },
    BACKUPS_FAILED: {
      title: 'Your progress can’t be backed up',
      what: 'This version of Lectern has to update your progress file, and it never does that without a backup. Nothing was changed, and your progress is safe.',
      todo: 'Make sure the backup folder is a folder that Lectern may read and write, then try again.',
    },
    LOCK_FAILED: {
      title: 'The data folder can’t be locked',
      what: 'Lectern uses this file to keep two windows from changing your progress at once, and it doesn’t work. Your progress is safe.',
      todo: 'Delete this file, then try again. None of your work is in it.',
    },
    STORAGE_READ_ONLY: {
      title: 'The data folder can’t be written to',
      what: 'Lectern saves your work there and isn’t allowed to.',
      todo: 'Allow writing to the folder, then try again.',
    },
    STORAGE_FULL: {
      title: 'The disk is full',
      what: 'There’s no room to save your work. Nothing was lost.',
      todo: 'Free up some space, then try again.',
    },
    STORAGE_FAILED: {
      title: 'Your progress couldn’t be opened',
      what: 'The system refused for a reason Lectern doesn’t know. Nothing was changed.',
      todo: 'Try again. If that doesn’t help, restore a backup.',
    },
  } satisfies Record<Trouble['code'], Said>,
  where: 'Where',
  reason: 'What the system said',
  backups: 'Backups',
  noBackups: 'There are no backups in the backup folder.',
  fresh: 'Start with empty progress',
  freshTitle: 'Start with empty progress?',
  freshWhat:
    'Nothing is deleted: the file that’s there now is kept under another name in the same folder, and so are the backups. Lectern starts as it did on your first day.',
  kept: (path: string) => `The earlier file is kept as ${path}.`,
  unreachable: {
    title: 'Lectern has been closed',
    what: 'This window can’t reach Lectern any more. What you did is saved.',
    todo: 'Start it again with “npm start”, which opens a new window.',
  },
  outside: {
    title: 'This tab isn’t connected to Lectern',
    what: 'Only the window that “npm start” opened can see your progress. That keeps it from other people and programs on this computer.',
    todo: 'Go back to that window. If you closed it, or want a second one, run “npm start” again: it opens a window and prints an address that works once.',
  },
}
