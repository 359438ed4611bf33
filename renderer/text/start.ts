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
      title: 'This data was written by a newer Lectern',
      what: 'This version cannot read it without risk, so it has left it alone.',
      todo: 'Install the newer Lectern again, or restore a backup that this version made.',
    },
    DATABASE_CORRUPT: {
      title: 'The progress file is damaged',
      what: 'It cannot be read, perhaps after a disk error. Lectern has not changed it.',
      todo: 'Restore the newest backup. The damaged file is kept beside it.',
    },
    DATABASE_MISSING: {
      title: 'The progress file is missing',
      what: 'It is not there, or holds nothing, but there are backups of it. Lectern has changed nothing.',
      todo: 'Put the file back and try again, or restore the newest backup.',
    },
    STORAGE_READ_ONLY: {
      title: 'The data folder cannot be written',
      what: 'Lectern has to store what you do there and is not allowed to.',
      todo: 'Allow writing to the folder, then try again.',
    },
    STORAGE_FULL: {
      title: 'The disk is full',
      what: 'There is no room to store what you do. Nothing was lost.',
      todo: 'Make some room on the disk, then try again.',
    },
    STORAGE_FAILED: {
      title: 'The data could not be opened',
      what: 'The system refused for a reason that Lectern does not know. Nothing was changed.',
      todo: 'Try again. If it goes on, restore a backup.',
    },
  } satisfies Record<Trouble['code'], Said>,
  where: 'Where',
  reason: 'What the system said',
  backups: 'Backups',
  noBackups: 'There is no backup yet.',
  restore: 'Restore',
  restoreNamed: (date: string) => `Restore the backup of ${date}`,
  fresh: 'Start with empty progress',
  freshTitle: 'Start with empty progress?',
  freshWhat:
    'A file that is there is kept under another name in the same folder, and backups stay, so that nothing is lost. Lectern starts as on the first day.',
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
