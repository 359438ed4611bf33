import { basename } from 'node:path'

/** Every sentence of the window's own: menu, dialogs and boxes. The pages have theirs in the renderer. */
export const text = {
  menu: {
    file: 'File',
    addCourse: 'Add a course…',
    edit: 'Edit',
    view: 'View',
    go: 'Go',
    back: 'Back',
    forward: 'Forward',
    library: 'Library',
    progress: 'Progress',
    notes: 'Notes',
    settings: 'Settings',
    search: 'Search',
    help: 'Help',
    keys: 'Keys and help',
  },
  chooseCourse: 'Choose a course file',
  courseFiles: 'Lectern courses',
  outside: {
    question: 'Open this address in your browser?',
    open: 'Open in browser',
    cancel: 'Cancel',
  },
  inUse: (message: string) => ({
    title: 'Lectern is already open',
    sentence: `${message} Close it there, then start Lectern again.`,
  }),
  failed: (error: unknown) => ({
    title: 'Lectern could not start',
    sentence: `${reasonOf(error)}\n\nNothing of your progress was changed. Start Lectern again; if it fails again, this text says why.`,
  }),
  notRead: (path: string, error: unknown) => ({
    title: 'The course was not added',
    sentence: `${basename(path)} could not be read: ${reasonOf(error)}`,
  }),
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
