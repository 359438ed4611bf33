import type { RouteLocationRaw } from 'vue-router'

/** Where the questions of one chapter or bank are practiced: the practice page, set up for it. */
export function practiceLink(courseId: string, chapterId: string): RouteLocationRaw {
  return { name: 'practice', params: { courseId }, query: { part: `chapters:${chapterId}`, which: 'any' } }
}
