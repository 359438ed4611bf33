import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { api, refusalOf } from '../../api.ts'
import { text } from '../../text/en.ts'
import { showToast } from '../../ui/toast.ts'
import { marksOf } from './rules.ts'
import type { Refusal } from '../../api.ts'
import type { Annotation } from '../../../electron/contract/notes.ts'
import type { Chapter, Position } from '../../../electron/contract/reader.ts'
import type { CourseDetail } from '../../../electron/contract/library.ts'

type Kind = Annotation['kind']

/** The chapter that is open, with the learner's marks in it. */
export const useReader = defineStore('reader', () => {
  const chapter = ref<Chapter | null>(null)
  const course = ref<CourseDetail | null>(null)
  const refusal = ref<Refusal | null>(null)
  const marks = computed(() => marksOf(chapter.value?.annotations ?? []))

  async function open(courseId: string, chapterId: string): Promise<void> {
    chapter.value = null
    refusal.value = null
    try {
      chapter.value = await api.reader.chapter({ courseId, chapterId })
    } catch (error) {
      refusal.value = refusalOf(error)
    }
    course.value = await api.library.course({ courseId }).catch(() => null)
  }

  async function openAnyway(courseId: string, chapterId: string): Promise<void> {
    try {
      await api.reader.openAnyway({ courseId, chapterId })
      await open(courseId, chapterId)
    } catch (error) {
      refusal.value = refusalOf(error)
    }
  }

  function place() {
    return { courseId: chapter.value!.courseId, chapterId: chapter.value!.summary.id }
  }

  /** A position that could not be kept is no reason to interrupt a reader: the next one follows soon. */
  async function savePosition(position: Position): Promise<void> {
    if (chapter.value) await api.reader.savePosition({ ...place(), position }).catch(() => undefined)
  }

  async function markDone(): Promise<boolean> {
    try {
      chapter.value!.summary = await api.reader.markDone({ ...place(), done: true })
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
      const others = chapter.value!.annotations.filter(({ id }) => id !== stored.id)
      chapter.value!.annotations = [...others, stored]
      return true
    } catch (error) {
      showToast({ sentence: text.errors.sentence(refusalOf(error)) })
      return false
    }
  }

  async function remove({ id, block, kind, quote, text: words }: Annotation): Promise<void> {
    try {
      await api.notes.remove({ id })
      chapter.value!.annotations = chapter.value!.annotations.filter((entry) => entry.id !== id)
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
    open,
    openAnyway,
    savePosition,
    markDone,
    annotationOn,
    put,
    remove,
  }
})
