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
    question: (host: string) => `Open ${host} in your browser?`,
    coded: 'This site’s name has letters other than a–z. They can imitate another site’s name.',
    open: 'Open in browser',
    cancel: 'Cancel',
    disguised: (host: string) => ({
      title: 'Lectern didn’t open this link',
      sentence: `It’s written to look like another site. It really leads to ${host}.`,
    }),
    close: 'Close',
  },
  crashed: {
    title: 'Lectern’s window keeps crashing',
    sentence:
      'Your answers are saved. Reload to try again. If it keeps happening, quit, restart your computer and open Lectern again; a running exam will still be there.',
    reload: 'Reload',
    quit: 'Quit',
  },
  unresponsive: {
    title: 'Lectern isn’t responding',
    sentence: 'You can wait, or reload the window. Your answers are saved and a running exam stays open.',
    wait: 'Wait',
    reload: 'Reload',
  },
  refusedSwitch: (name: string) => ({
    title: 'Lectern didn’t start',
    sentence:
      name === '--no-sandbox'
        ? 'It was started with Chromium’s sandbox turned off (“--no-sandbox” or ELECTRON_DISABLE_SANDBOX), and the sandbox protects your computer from harmful course files. Start it without that. If you use the AppImage, your system doesn’t allow it a sandbox: install the .deb instead.'
        : `It was started with “${name}”, which could let other programs read or change what you do here. Start it without that. Lectern takes --data DIR, --content DIR, course files, and Chromium’s display options, such as --lang or --force-device-scale-factor.`,
  }),
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
