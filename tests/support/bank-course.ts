import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const bankId = '001-quiz'

const single = (id: string, pool: string, stem: string): string => `- id: ${id}
  pool: ${pool}
  type: single
  stem: ${stem}
  tags: [cards, week-1]
  choices:
    - { text: Alpha of ${id}, correct: true, why: It is right. }
    - { text: Gamma of ${id}, why: It is wrong. }
  explanation: Alpha is right.
`

/** Writes a course that has questions and nothing to read: one bank. Returns its folder. */
export function writeBankCourse(folder: string): string {
  const root = join(folder, 'quiz')
  mkdirSync(join(root, 'chapters', bankId), { recursive: true })
  writeFileSync(
    join(root, 'course.yaml'),
    `format: 1
id: quiz
title: A Quiz
language: en
version: 1.0.0
exam: { code: QUIZ-1, minutes: 10, questions: 2, scale: { min: 1, max: 1000, pass: 700 } }
unlock: { score: 0.6 }
outline:
  domains:
    - { id: "1", title: All of it, weight: [100, 100], objectives: [{ id: "1.1", title: Everything }] }
banks:
  - { id: ${bankId}, title: The first quiz, objective: "1.1" }
`,
  )
  writeFileSync(
    join(root, 'chapters', bankId, 'questions.yaml'),
    [
      single('quokka', 'practice', 'Which word belongs to the quokka?'),
      single('wombat', 'practice', 'What does a wombat dig at night?'),
      single('first-exam', 'exam', 'Where do numbats find their food?'),
      single('second-exam', 'exam', 'How long can a koala sleep each day?'),
      single('look', 'check', 'Who first described the platypus in print?'),
    ].join(''),
  )
  return root
}
