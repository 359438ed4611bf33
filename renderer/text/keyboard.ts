export const keyboard = {
  title: 'Keys and help',
  everywhere: 'Everywhere',
  onPages: 'On every page but the exam',
  search: 'Search chapters, terms and questions',
  help: 'Show this sheet',
  goLibrary: 'Go to the library',
  goProgress: 'Go to your progress',
  goNotes: 'Go to the notes',
  goSettings: 'Go to the settings',
  then: 'then',
  intro: [
    'Tab moves from one thing to the next, Enter acts, Escape closes what floats.',
    'While you are on answers that stand side by side, such as Yes and No, ← and → choose among them; elsewhere they lead from question to question.',
    'Everything you do is stored at once, on this computer only. A note is stored when you say so; until then it is a draft, which lasts until this window is closed.',
    'Terms with a dotted line show their definition when you point at them or press Enter on them.',
  ],
}
