export const check = {
  title: 'Check yourself',
  back: 'Back to the chapter',
  place: (place: number, of: number) => `Question ${place} of ${of}`,
  what: (percent: string) => `${percent} of the points open the next chapter. Your best score counts.`,
  whatOpen: 'Your best score counts.',
  result: 'See the result',
  resultTitle: (percent: string) => `${percent} of the points`,
  /** In the place of the score when it is hidden. */
  resultQuiet: { true: 'Passed', false: 'Not passed yet' },
  passed: 'This chapter is passed.',
  notPassed: (percent: string) =>
    `${percent} are needed. Read what you missed, then try again: the questions stay the same, their order of choices does not.`,
  opened: (number: number, title: string) => `Chapter ${number}, “${title}”, is open now.`,
  best: (percent: string) => `Best score: ${percent}`,
  retry: 'Try again',
  goOn: 'Go on to the next chapter',
  toCourse: 'To the course',
  look: 'Look at a question again:',
  said: (grade: string, answered: number, of: number) => `${grade}. ${answered} of ${of} answered.`,
  keys: { scope: 'In the self-check' },
}
