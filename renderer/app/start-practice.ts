import { api, refusalOf } from '../api.ts'
import { router } from './router.ts'
import { text } from '../text/en.ts'
import { showToast } from '../ui/toast.ts'

/** A practice session that a page offers in one press: part of the course or all of it, and which questions. */
export type Practice = {
  part: { kind: 'domains' | 'objectives' | 'chapters'; id: string } | null
  which?: 'any' | 'missed'
  /** The most questions to ask. */
  count?: number
}

/**
 * Starts practice of one chapter, from wherever the chapter is at hand. With a session still open it leads
 * to the practice page instead, where the learner sees both.
 */
export async function startChapterPractice(courseId: string, chapterId: string): Promise<void> {
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
 * Starts practice from wherever a part of the course is at hand. With a session still open it leads to where practice
 * is set up, with what was asked for.
 */
export async function startPractice(
  courseId: string,
  { part, which = 'any', count = 20 }: Practice,
): Promise<void> {
  try {
    const { unfinished, choice } = await api.practice.builder({ courseId })
    if (unfinished) {
      const query = { ...(part ? { part: `${part.kind}:${part.id}` } : {}), which }
      return void (await router.push({ name: 'practice', params: { courseId }, query }))
    }
    const scope = part ? { kind: part.kind, ids: [part.id] } : { kind: 'all' as const }
    const asked = { scope, which: { kind: which }, types: [], difficulties: [], count, minutes: null }
    const { sessionId } = await api.practice.begin({ courseId, ...choice, ...asked })
    await router.push({ name: 'practice-session', params: { sessionId } })
  } catch (error) {
    showToast({ sentence: text.errors.sentence(refusalOf(error)) })
  }
}
