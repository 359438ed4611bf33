import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { viewQuestion } from '../../../electron/domain/question/view.ts'
import { keyResponse, responseText } from '../../../electron/questions/index.ts'
import { questionTypes } from '../../../electron/questions/types.ts'
import { compile, withQuestions } from '../course/support/source.ts'

/** One question of each type, with every field the type has. */
const questionsYaml = `
- id: a-recall
  pool: check
  type: recall
  stem: What does a tenant hold?
  answer: "Everything of **one** organization:\\n\\n- people\\n- data"
  explanation: Because it is so.
- id: a-single
  pool: exam
  type: single
  fixed: true
  stem: Which of these is right?
  choices:
    - { text: The wrong one, why: It is wrong. }
    - { text: The right *one*, correct: true, why: It is right. }
  explanation: The right one is right.
- id: a-multiple
  pool: practice
  type: multiple
  stem: Which two are even?
  choices:
    - { text: Two, correct: true, why: Half of it is one. }
    - { text: Three, why: It is odd. }
    - { text: Four, correct: true, why: Half of it is two. }
    - { text: Five, why: It is odd as well. }
  explanation: Two and four are even.
- id: a-grid
  pool: exam
  type: grid
  stem: How often does it happen?
  answers: [Always, Never, Sometimes]
  statements:
    - { text: Water is wet, answer: Always, why: It wets. }
    - { text: Fire is cold, answer: Never, why: It burns. }
  explanation: Wet and hot.
- id: a-order
  pool: exam
  type: order
  stem: Put the meals in order.
  steps: [Breakfast, Lunch, Dinner]
  extras:
    - { text: A nap, why: A nap is no meal. }
  explanation: From morning to evening.
- id: a-match
  pool: exam
  type: match
  stem: Match each animal with its sound.
  pairs:
    - { left: Cow, right: Moo, why: Cows moo. }
    - { left: Dog, right: Woof, why: Dogs woof. }
    - { left: Calf, right: Moo, why: Calves moo. }
  extras: [Meow]
  explanation: Cats meow.
- id: a-cloze
  pool: exam
  type: cloze
  stem: Complete the sentence.
  text: "A week has {{1}} days and a **day {{2}}** hours."
  blanks:
    "1": { choices: [seven, five, six], why: Seven. }
    "2": { accept: ["24", twenty-four], why: Twenty-four. }
  explanation: Seven times twenty-four.
- id: a-number
  pool: exam
  type: number
  stem: How many minutes are in a day and a half?
  value: 2160
  tolerance: 0.5
  unit: minutes
  explanation: Thirty-six hours.
`

/**
 * Answers point at the hash of a question and at the ids of its components, and an attempt shows its questions
 * in the order of its seed. If one of these changes, every answer so far is about another question: don't update them.
 */
const frozen = {
  recall: {
    hash: '64857b1e2195d115',
    ids: '',
    compiled: 'ef0d63c4c1cbc646',
    shown: 'e427d9a976f04409',
    key: 'known',
  },
  single: {
    hash: '7bdcf1ae26ee38d2',
    ids: '090af11b63 f247275242',
    compiled: '7df3b5d8c1a8f517',
    shown: '29d4c6accf0a35db',
    key: 'The right one',
  },
  multiple: {
    hash: '7dc1a0776f6da29a',
    ids: '55024b8655 52c59d02c2 eb860bcf26 05232d1f9f',
    compiled: '8fc1aace02853dde',
    shown: 'eb22a9ece472c245',
    key: 'Two; Four',
  },
  grid: {
    hash: '45bb44cd30ae3ca2',
    ids: '555cc20cac e651d28194',
    compiled: '6aa01c5c2934cc17',
    shown: '336afe9efcc1f113',
    key: 'Water is wet: Always; Fire is cold: Never',
  },
  order: {
    hash: '10fc33abef448be1',
    ids: '2baf0771aa 132fa16421 f8d307d946 7beda92071',
    compiled: 'b3d02f186bc07055',
    shown: '9c5f465aba48f736',
    key: '1. Breakfast; 2. Lunch; 3. Dinner',
  },
  match: {
    hash: 'e1ac30c250332d5a',
    ids: '71599b00cd 1110660ab7 87517223b7 2f1963e49a c576573609 f316b8a06a',
    compiled: 'b4dd9d51a1cfa6f3',
    shown: '1f48a99196317b23',
    key: 'Cow: Moo; Dog: Woof; Calf: Moo',
  },
  cloze: {
    hash: '31bc0d0dd7dc9661',
    ids: '514b2af548 56fc4b6249 0651cd9969',
    compiled: 'e6cdb8de795abff8',
    shown: 'f25c7cf23d344b7c',
    key: '1: seven; 2: 24',
  },
  number: {
    hash: 'c59079c5f099e25b',
    ids: '',
    compiled: 'd5c5456089ab3d29',
    shown: '56a6a5070e37ce78',
    key: '2160 minutes',
  },
}

test('hash, component ids, shown order and the text of the key stay what they are', async () => {
  const [chapter] = await compile(withQuestions(questionsYaml))
  const questions = chapter?.questions ?? []
  const found = questions.map((question) => [
    question.type,
    {
      hash: question.hash,
      ids: idsIn(question),
      compiled: digest(question),
      shown: digest([1, 2, 3].map((seed) => viewQuestion(question, null, seed))),
      key: responseText(question, keyResponse(question)),
    },
  ])
  expect(Object.fromEntries(found)).toEqual(frozen)
  expect(Object.keys(frozen)).toEqual(questionTypes)
})

/** The ids of components, wherever they are in the question. */
function idsIn(question: object): string {
  return [...JSON.stringify(question).matchAll(/"id":"([0-9a-f]{10})"/g)].map(([, id]) => id).join(' ')
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
}
