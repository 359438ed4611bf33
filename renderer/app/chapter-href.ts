import { useRouter } from 'vue-router'

/** The address of a chapter of a course, or of a passage of it, for text that leads to others. */
export function useChapterHref(courseId: () => string): (chapterId: string, block?: string) => string {
  const router = useRouter()
  return (chapterId, block) =>
    router.resolve({ name: 'chapter', params: { courseId: courseId(), chapterId }, query: { block } }).href
}
