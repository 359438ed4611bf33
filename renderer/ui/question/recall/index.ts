import { answering } from '../../../../electron/questions/recall/view.ts'
import { text } from '../../../text/en.ts'
import RecallAnswer from './RecallAnswer.vue'
import RecallMarks from './RecallMarks.vue'
import type { QuestionFace } from '../face.ts'

export const recall: QuestionFace<'recall'> = {
  answering,
  how: text.questions.recallHow,
  input: null,
  actions: RecallMarks,
  lacking: null,
  hasChoices: false,
  shownIds: () => [],
  feedback: RecallAnswer,
  rows: () => [],
}
