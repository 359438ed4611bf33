import { api, refusalOf } from './api.ts'
import { router } from './router.ts'
import { text } from './text/en.ts'
import { showToast } from './ui/toast.ts'

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
