import type { Component } from 'vue'
import type { Answering } from '../../../electron/questions/answering.ts'
import type { Question, QuestionType, QuestionView, Response } from '../../../electron/contract/content.ts'
import type { ReviewRow, RowNames } from './row.ts'

/** Takes `view` and the response as `v-model`; with choices also `struck`, `canStrike` and the event `strike`. */
export type InputComponent<Type extends QuestionType> = Component & {
  new (...options: never[]): { $props: { view: QuestionView<Type>; modelValue: Response<Type> } }
}

/** All that the renderer knows of one question type. */
export type QuestionFace<Type extends QuestionType> = {
  answering: Answering<Response<Type>>

  /** A sentence over the input on how to use it; null where it needs none. */
  how: string | null
  /** Null where there is nothing to enter. */
  input: InputComponent<Type> | null
  /** The buttons in place of "Answer", for a type that is not answered by pressing it. */
  actions: Component | null
  /** What is missing in a response that was begun, where the input shows it; null: parts are counted. */
  lacking: string | null
  /** Whether it has choices with letters, which can be struck out. */
  hasChoices: boolean

  /** The ids of its components in the order in which it showed them, as far as feedback follows that order. */
  shownIds(view: QuestionView<Type>): string[]
  /** Feedback over the rows: takes `question`, `rows` and `chapterHref`; null where rows are all. */
  feedback: Component | null
  /** Feedback on each component, in the author's order. `components`: id to whether it earned its point. */
  rows(
    question: Question<Type>,
    response: Response<Type>,
    components: Record<string, boolean>,
    names: RowNames,
  ): ReviewRow[]
}
