import { api, refusalOf } from './api.ts'
import { router } from './router.ts'
import { text } from './text/en.ts'
import { showToast } from './ui/toast.ts'
import type { PracticeChoice } from '../electron/contract/practice.ts'

/**
 * Starts practice of one chapter, from wherever the chapter is at hand. With a session still open it leads
 * to the practice page instead, where the learner sees both.
 */
export async function practiseChapter(courseId: string, chapterId: string): Promise<void> {
  try {
    const { unfinished, chapters } = await api.practice.builder({ courseId })
    const isEmpty = chapters.find(({ id }) => id === chapterId)?.questions === 0
    if (isEmpty) showToast({ sentence: text.practice.chapterNone })
    else if (unfinished)
      await router.push({ name: 'practice', params: { courseId }, query: { chapter: chapterId } })
    else {
      const start = { kind: 'chapter' as const, chapterId }
      const { sessionId } = await api.practice.quickStart({ courseId, start })
      await router.push({ name: 'practice-session', params: { sessionId } })
    }
  } catch (error) {
    showToast({ sentence: text.errors.sentence(refusalOf(error)) })
  }
}

/**
 * Starts practice of a part of the course, or of everything, from wherever that is at hand. With a session still open
 * it leads to the practice page instead.
 * @param count at most so many questions
 */
export async function practiseScope(
  courseId: string,
  scope: PracticeChoice['scope'],
  count: number,
): Promise<void> {
  try {
    const { unfinished, choice } = await api.practice.builder({ courseId })
    if (unfinished) return void (await router.push({ name: 'practice', params: { courseId } }))
    const which = { kind: 'any' as const }
    const chosen = { ...choice, scope, which, types: [], difficulties: [], count, minutes: null }
    const { sessionId } = await api.practice.begin({ courseId, ...chosen })
    await router.push({ name: 'practice-session', params: { sessionId } })
  } catch (error) {
    showToast({ sentence: text.errors.sentence(refusalOf(error)) })
  }
}
