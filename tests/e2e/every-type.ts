/** A self-check with one question of each of the eight types, 14 points in all. */
export const everyType = `- id: every-recall
  pool: check
  type: recall
  stem: What does a tenant hold?
  answer: Everything of one organisation.
  explanation: Because it is so.
- id: every-single
  pool: check
  type: single
  fixed: true
  stem: Which of these is right?
  choices:
    - { text: The wrong one, why: It is wrong. }
    - { text: The right one, correct: true, why: It is right. }
    - { text: Another wrong one, why: It is wrong too. }
  explanation: The right one is right.
- id: every-multiple
  pool: check
  type: multiple
  fixed: true
  stem: Which two are even?
  choices:
    - { text: Two, correct: true, why: Half of it is one. }
    - { text: Three, why: It is odd. }
    - { text: Four, correct: true, why: Half of it is two. }
    - { text: Five, why: It is odd as well. }
  explanation: Two and four are even.
- id: every-grid
  pool: check
  type: grid
  stem: Does each statement hold?
  statements:
    - { text: Water is wet, answer: Yes, why: It wets. }
    - { text: Fire is cold, answer: No, why: It burns. }
  explanation: Wet and hot.
- id: every-order
  pool: check
  type: order
  stem: Put the meals in order.
  steps: [Breakfast, Lunch, Dinner]
  extras:
    - { text: A nap, why: A nap is no meal. }
  explanation: From morning to evening.
- id: every-match
  pool: check
  type: match
  stem: Match each animal with its sound.
  pairs:
    - { left: Cow, right: Moo, why: Cows moo. }
    - { left: Dog, right: Woof, why: Dogs woof. }
  extras: [Miaow]
  explanation: Cats miaow.
- id: every-cloze
  pool: check
  type: cloze
  fixed: true
  stem: Complete the sentence.
  text: "A week has {{1}} days and a day {{2}} hours."
  blanks:
    "1": { choices: [seven, five], why: Seven. }
    "2": { accept: ["24", twenty-four], why: Twenty-four. }
  explanation: Seven times twenty-four.
- id: every-number
  pool: check
  type: number
  stem: How many minutes has an hour?
  value: 60
  unit: minutes
  explanation: Sixty.
`
