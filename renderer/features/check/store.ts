import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { api } from '../../api.ts'
import { useStudySession } from '../../app/study-session/use-study-session.ts'
import { text } from '../../text/en.ts'
import { stateOfGrade } from '../../ui/question/state.ts'
import type { Answered, CheckSession } from '../../../electron/contract/check.ts'
import type { CourseDetail } from '../../../electron/contract/library.ts'

/** The self-check of one chapter. */
export const useCheck = defineStore('check', () => {
  const course = shallowRef<CourseDetail | null>(null)
  /** The chapter that passing has opened. */
  const openedChapter = ref<string | null>(null)

  const study = useStudySession<CheckSession, Answered>({
    hasEnd: true,
    itemsOf: ({ questions }) => questions.map((view) => ({ key: view.id, id: view.id, view })),
    doneOf: ({ answers }) => answers,
    keyOf: ({ questionId }) => questionId,
    stateOf: ({ grade }) => stateOfGrade(grade),
    shownOf: ({ response, key, grade }) => ({
      response,
      feedback: { question: key, grade, chapter: null, teaching: null, sources: [] },
    }),
    isFinished: ({ standing }) => standing.share !== null,
    reveal: ({ sessionId }, { id }) => api.check.reveal({ sessionId, questionId: id }),
    async answer({ sessionId }, { id }, { response, milliseconds }) {
      const result = await api.check.answer({ sessionId, questionId: id, response, milliseconds })
      if (result.opened) openedChapter.value = result.opened
      return {
        isFinished: result.standing.share !== null,
        put: (session) => ({
          ...session,
          answers: [...session.answers, result.answered],
          standing: result.standing,
        }),
      }
    },
    said: ({ answers, questions }, { grade }) =>
      text.check.said(text.questions.grade(grade.points, grade.of), answers.length, questions.length),
  })

  /** @param afresh whether to start one even where one is unfinished */
  async function begin(courseId: string, chapterId: string, afresh: boolean): Promise<void> {
    openedChapter.value = null
    await study.open(
      () => api.check.begin({ courseId, chapterId, afresh }),
      ({ questions }, firstOpen) => firstOpen ?? questions.length,
      () => api.check.begin({ courseId, chapterId, afresh: false }),
    )
    course.value = await api.library.course({ courseId }).catch(() => null)
  }

  return { ...study, course, openedChapter, begin }
})
