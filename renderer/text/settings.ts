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
  about: 'About',
  version: (version: string) => `Lectern ${version}`,
  dataFolder: 'Your data is kept in',
  promise:
    'No account, no telemetry, no request to any network. Fonts: Source Serif 4, Inter and Atkinson Hyperlegible Next, under the SIL Open Font License. Icons: Lucide, under the ISC licence.',
}
