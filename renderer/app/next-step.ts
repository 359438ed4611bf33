import { ref } from 'vue'
import { startPractice } from './start-practice.ts'
import { router } from './router.ts'
import type { NextStep } from '../../electron/contract/report.ts'

/** Does the one thing to do next, wherever it is offered. */
export function useNextStep() {
  const isBusy = ref(false)
  return {
    isBusy,
    async take(courseId: string, step: NextStep): Promise<void> {
      if (isBusy.value) return
      isBusy.value = true
      await go(courseId, step).finally(() => (isBusy.value = false))
    },
  }
}

async function go(courseId: string, step: NextStep): Promise<unknown> {
  const params = { courseId }
  switch (step.kind) {
    case 'begin':
    case 'read':
      if (!step.chapter) return startPractice(courseId, { part: null })
      return router.push({ name: 'chapter', params: { ...params, chapterId: step.chapter.id } })
    case 'answer':
      return startPractice(courseId, { part: step.domain ? { kind: 'domains', id: step.domain.id } : null })
    case 'practise':
      return startPractice(courseId, { part: { kind: 'objectives', id: step.objective.id } })
    case 'review':
      return router.push({ name: 'review', params })
    case 'exam':
      return router.push({ name: 'exam-start', params })
  }
}
