import { onBeforeUnmount, onMounted } from 'vue'
import { useRouter } from 'vue-router'
import { api } from '../api.ts'
import { need } from '../../electron/domain/need.ts'
import type { ChapterBody } from '../../electron/contract/content.ts'
import type { Chapter } from '../../electron/contract/reader.ts'

/** A chapter with its text. */
export type OpenChapter = Chapter & { body: ChapterBody }

type Text = { version: string; body: ChapterBody }

/** Texts that were read or that may be read next, the oldest first. They change with an update of the course only. */
const texts = new Map<string, Text>()
const mostTexts = 8

/**
 * Chapters that the page on screen has looked at because they may be opened from it. They are forgotten with
 * that page, and whoever shows one asks at once for the chapter as it is now.
 */
const ahead = new Map<string, OpenChapter>()
let generation = {}

/** What the navigation that is under way leads to. */
type Begun = { place: string; at: number; call: Promise<OpenChapter> | null; chapter: OpenChapter | null }
let begun: Begun | null = null
/** How long a navigation waits on the page that is left, rather than on an empty one. */
const patience = 250
/** A navigation that came to nothing leaves nothing old behind. */
const longestNavigation = 1000

function placeOf(courseId: string, chapterId: string): string {
  return `${courseId}/${chapterId}`
}

/** Asks for a chapter, and for its text only where the text that is known is no longer the one. */
async function ask<Answer extends Chapter | null>(
  call: (input: { courseId: string; chapterId: string; knownText: string | undefined }) => Promise<Answer>,
  courseId: string,
  chapterId: string,
): Promise<OpenChapter | Extract<Answer, null>> {
  const place = placeOf(courseId, chapterId)
  const known = texts.get(place)
  const chapter = await call({ courseId, chapterId, knownText: known?.version })
  if (!chapter) return chapter as Extract<Answer, null>
  const body = chapter.body ?? need(known, 'the text of a chapter').body
  texts.delete(place)
  texts.set(place, { version: chapter.textVersion, body })
  const [oldest] = texts.keys()
  if (oldest !== undefined && texts.size > mostTexts) texts.delete(oldest)
  return { ...chapter, body }
}

/** Opens a chapter: what the learner did in it is as it is now. */
export async function openChapter(courseId: string, chapterId: string): Promise<OpenChapter> {
  return ask(api.reader.chapter, courseId, chapterId)
}

/** Looks at a chapter that may be opened next. What fails here is told when it is opened. */
async function lookAhead(courseId: string, chapterId: string): Promise<void> {
  const place = placeOf(courseId, chapterId)
  if (ahead.has(place)) return
  const own = generation
  const chapter = await ask(api.reader.preview, courseId, chapterId).catch(() => null)
  if (chapter && own === generation) ahead.set(place, chapter)
}

/**
 * The chapter that a navigation leads to.
 * @returns the chapter itself where it is at hand, so that the page is shown at once; `isSeen` says that it was
 * looked at ahead and not yet opened
 */
export function takeChapter(
  courseId: string,
  chapterId: string,
): { chapter: OpenChapter | Promise<OpenChapter>; isSeen: boolean } {
  const own = begun
  begun = null
  const isOurs = own?.place === placeOf(courseId, chapterId) && performance.now() - own.at < longestNavigation
  const chapter = (isOurs && (own.chapter ?? own.call)) || openChapter(courseId, chapterId)
  return { chapter, isSeen: isOurs && own.call === null }
}

/**
 * Hurries chapters along while the calling page is shown: it looks at a chapter when a link to it is pressed or
 * focused, and a navigation to one that it has not looked at stays on this page until the other can be shown.
 * @returns looks at a chapter when there is nothing else to do, because it is likely to be opened next
 */
export function useChaptersAhead(): (courseId: string, chapterId: string) => void {
  const router = useRouter()

  function foresee({ target }: Event): void {
    const link = target instanceof Element ? target.closest('a[href^="#/course/"]') : null
    if (!link) return
    const { name, params } = router.resolve(need(link.getAttribute('href'), 'the address of a link').slice(1))
    if (name === 'chapter') void lookAhead(String(params.courseId), String(params.chapterId))
  }

  const stop = router.beforeEach(async (to, from) => {
    if (to.name !== 'chapter' || to.path === from.path) return
    const [courseId, chapterId] = [String(to.params.courseId), String(to.params.chapterId)]
    const place = placeOf(courseId, chapterId)
    const chapter = ahead.get(place) ?? null
    const call = chapter ? null : openChapter(courseId, chapterId)
    const own: Begun = { place, at: performance.now(), call, chapter }
    begun = own
    if (!call) return
    const arrived = call.then(
      (opened) => void (own.chapter = opened),
      () => undefined,
    )
    await Promise.race([arrived, new Promise((resolve) => setTimeout(resolve, patience))])
  })

  onMounted(() => {
    addEventListener('pointerdown', foresee, { passive: true })
    addEventListener('focusin', foresee)
  })
  onBeforeUnmount(() => {
    stop()
    generation = {}
    ahead.clear()
    removeEventListener('pointerdown', foresee)
    removeEventListener('focusin', foresee)
  })
  return (courseId, chapterId) => {
    requestIdleCallback(() => void lookAhead(courseId, chapterId), { timeout: 2000 })
  }
}
