import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api, refusalOf } from '../../api.ts'
import { openChapter, takeChapter } from '../../app/chapter-ahead.ts'
import { text } from '../../text/en.ts'
import { countTurns } from '../../shared/turns.ts'
import { showToast } from '../../ui/toast.ts'
import { noteDraftsIn } from '../../ui/note-drafts.ts'
import { isSame, marksOf } from './rules.ts'
import { need } from '../../../electron/domain/need.ts'
import type { Refusal } from '../../../electron/contract/base.ts'
import type { OpenChapter } from '../../app/chapter-ahead.ts'
import type { Annotation } from '../../../electron/contract/notes.ts'
import type { Position } from '../../../electron/contract/reader.ts'
import type { CourseDetail } from '../../../electron/contract/library.ts'

type Kind = Annotation['kind']

/** The chapter that is open, with the learner's marks in it. */
export const useReader = defineStore('reader', () => {
  // Shallow: a chapter is some thousand nodes, of which none ever changes.
  const chapter = shallowRef<OpenChapter | null>(null)
  const course = shallowRef<CourseDetail | null>(null)
  const refusal = ref<Refusal | null>(null)
  const annotations = computed(() => chapter.value?.annotations ?? [])
  /** What the drafts of notes on its paragraphs begin with. */
  const draftPlace = computed(() =>
    chapter.value ? `${chapter.value.courseId}/${chapter.value.summary.id}/` : '',
  )
  /** A paragraph looks the same with a note and with the draft of one. */
  const marks = computed(() => {
    const drafts = noteDraftsIn(draftPlace.value).map((block) => ({ block, kind: 'note' as const }))
    return marksOf([...annotations.value, ...drafts])
  })
  const takeTurn = countTurns()

  /** @returns whether what is shown was looked at ahead and still has to be opened */
  async function open(courseId: string, chapterId: string): Promise<boolean> {
    refusal.value = null
    course.value = null
    const taken = takeChapter(courseId, chapterId)
    chapter.value = taken.chapter instanceof Promise ? null : taken.chapter
    await settle(courseId, taken.chapter)
    return taken.isSeen
  }

  /**
   * Opens the chapter that is shown already, which may have changed since it was looked at.
   * @returns whether it was left at another place
   */
  async function openShown(courseId: string, chapterId: string): Promise<boolean> {
    const shown = chapter.value
    const opened = openChapter(courseId, chapterId).then((now) => (shown && isSame(now, shown) ? shown : now))
    await settle(courseId, opened, shown)
    return JSON.stringify(chapter.value?.position) !== JSON.stringify(shown?.position)
  }

  /** What comes late, or after a change that was made here meanwhile, is not shown. */
  async function settle(
    courseId: string,
    call: OpenChapter | Promise<OpenChapter>,
    expected = chapter.value,
  ): Promise<void> {
    const isLatest = takeTurn()
    try {
      const opened = await call
      if (isLatest() && chapter.value === expected) chapter.value = opened
    } catch (error) {
      if (!isLatest()) return
      chapter.value = null
      const refused = refusalOf(error)
      // The page of a locked chapter names it.
      if (refused.code === 'CHAPTER_LOCKED') await showCourse(courseId)
      if (isLatest()) refusal.value = refused
    }
  }

  /** The chapters around this one, for who wants to see them. */
  async function showCourse(courseId: string): Promise<void> {
    course.value = await api.library.course({ courseId }).catch(() => null)
  }

  function change(part: Partial<OpenChapter>): void {
    if (chapter.value) chapter.value = { ...chapter.value, ...part }
  }

  /** Nothing is left to change when the chapter was closed meanwhile. */
  function changeAnnotations(edit: (all: Annotation[]) => Annotation[]): void {
    if (chapter.value) change({ annotations: edit(chapter.value.annotations) })
  }

  async function openAnyway(courseId: string, chapterId: string): Promise<boolean> {
    try {
      await api.reader.openAnyway({ courseId, chapterId })
      return true
    } catch (error) {
      refusal.value = refusalOf(error)
      return false
    }
  }

  function place() {
    const { courseId, summary } = need(chapter.value, 'the chapter')
    return { courseId, chapterId: summary.id }
  }

  /** A position that could not be kept is no reason to interrupt a reader: the next one follows soon. */
  async function savePosition(position: Position): Promise<void> {
    if (chapter.value) await api.reader.savePosition({ ...place(), position }).catch(() => undefined)
  }

  async function markDone(): Promise<boolean> {
    try {
      change({ summary: await api.reader.markDone({ ...place(), done: true }) })
      return true
    } catch (error) {
      showToast({ sentence: text.errors.sentence(refusalOf(error)) })
      return false
    }
  }

  function annotationOn(block: string, kind: Kind): Annotation | undefined {
    return chapter.value?.annotations.find((entry) => entry.block === block && entry.kind === kind)
  }

  /** @returns whether it is stored; if not, the sentence is shown and nothing that was typed is lost */
  async function put(block: string, kind: Kind, quote: string, words = ''): Promise<boolean> {
    try {
      const stored = await api.notes.put({ ...place(), block, kind, quote, text: words })
      changeAnnotations((all) => [...all.filter(({ id }) => id !== stored.id), stored])
      return true
    } catch (error) {
      showToast({ sentence: text.errors.sentence(refusalOf(error)) })
      return false
    }
  }

  async function remove({ id, block, kind, quote, text: words }: Annotation): Promise<void> {
    try {
      await api.notes.remove({ id })
      changeAnnotations((all) => all.filter((entry) => entry.id !== id))
      showToast({
        sentence: text.reader.marks.removed[kind],
        action: { label: text.common.undo, run: () => void put(block, kind, quote, words) },
      })
    } catch (error) {
      showToast({ sentence: text.errors.sentence(refusalOf(error)) })
    }
  }

  return {
    chapter,
    course,
    refusal,
    marks,
    draftPlace,
    open,
    openShown,
    showCourse,
    openAnyway,
    savePosition,
    markDone,
    annotationOn,
    put,
    remove,
  }
})
