import { itemAt } from '../../electron/domain/need.ts'

const shown = (name: string) => name || 'First learner'

export const profiles = {
  title: 'Learners',
  what: 'Learners who share this laptop each have their own progress, notes, settings and backups. Courses are shared. There are no passwords: whoever can open Lectern can change to anyone here.',
  /** The first learner has no name until it gets one. */
  name: shown,
  initial: (name: string) => itemAt([...shown(name)], 0).toUpperCase(),
  openNow: (name: string) => `Studying: ${shown(name)}. To the settings`,
  list: 'Learners on this laptop',
  current: 'Studying now',
  since: (date: string) => `Since ${date}`,
  switch: 'Change to',
  switchTo: (name: string) => `Change to ${shown(name)}`,
  rename: 'Rename',
  renameNamed: (name: string) => `Rename ${shown(name)}`,
  remove: 'Take away',
  removeNamed: (name: string) => `Take away ${shown(name)}`,
  nameLabel: 'Name',
  add: 'Add a learner',
  addTitle: 'Add a learner',
  addWhat: 'The new learner starts with empty progress. You stay who you are until you change.',
  addDo: 'Add',
  added: (name: string) => `${name} was added.`,
  renameTitle: (name: string) => `Rename ${shown(name)}`,
  renameDo: 'Rename',
  renamed: (name: string) => `The learner is called ${name} now.`,
  removeTitle: (name: string) => `Take away ${shown(name)}?`,
  removeWhat:
    'The learner leaves the list. Progress, notes and backups are not deleted: their folder is kept in the data folder under another name.',
  removeDo: 'Take away',
  removed: (name: string, keptAs: string) => `${shown(name)} was taken away. The folder is kept as ${keptAs}`,
  notSwitched: (name: string, sentence: string) => `You are still who you were. ${shown(name)}: ${sentence}`,
  damaged: (path: string, reason: string) =>
    `The progress file ${path} cannot be opened (${reason}). Nothing of it was changed.`,
}
