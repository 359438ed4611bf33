import type { Backup } from '../../electron/contract/app.ts'

export const settings = {
  title: 'Settings',
  appearance: 'Appearance',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  textSize: 'Text size',
  lineWidth: 'Line width',
  lineWidths: { narrow: 'Narrow', medium: 'Medium', wide: 'Wide' },
  typeface: 'Typeface for reading',
  typefaces: { serif: 'Source Serif', sans: 'Inter', hyperlegible: 'Atkinson Hyperlegible' },
  motion: 'Motion',
  motions: { system: 'As the system', reduced: 'Reduced' },
  sample: 'How it looks',
  sampleText:
    'A library lends the same book to many readers, one after another. A cloud provider lends the same machines to many customers at once, and keeps a wall between them. O0 Il1 5S 8B.',
  studying: 'Studying',
  openAll: 'Open all chapters',
  openAllWhat: 'Chapters no longer wait for the self-check of the one before. Scores are kept as they are.',
  quiet: 'Quiet',
  quietWhat:
    'Hides streaks, scores and the days until your exam everywhere. Where a score is what a page is about, one button shows it.',
  backups: 'Backups',
  backupsWhat:
    'Lectern copies your progress before every update of its files and at most every 15 minutes of use. It keeps all copies of two days, then one a day for ten days and one a week for eight weeks.',
  backUpNow: 'Back up now',
  backedUp: 'The backup is made.',
  noBackups: 'No backup yet. The first is made after a quarter of an hour of use.',
  restore: 'Restore',
  restoreNamed: (date: string) => `Restore the backup of ${date}`,
  restoreTitle: (date: string) => `Restore the backup of ${date}?`,
  restoreWhat:
    'Your progress goes back to that moment. What is there now is backed up first, so you can return to it.',
  restored: 'The backup is restored.',
  made: 'Made',
  size: 'Size',
  reason: 'Why',
  reasons: {
    routine: 'While you worked',
    migration: 'Before an update',
    restore: 'Before a restore',
    import: 'Before an import',
    manual: 'By you',
  } satisfies Record<Backup['reason'], string>,
  action: 'Action',
  about: 'About',
  version: (version: string) => `Lectern ${version}`,
  dataFolder: 'Your data is kept in',
  promise:
    'No account, no telemetry, no request to any network. Fonts: Source Serif 4, Inter and Atkinson Hyperlegible Next, under the SIL Open Font License. Icons: Lucide, under the ISC licence.',
}
