import type { ChapterState } from '../../contract/library.ts'

export type ChapterFacts = {
  /** Questions without a text: never read, never locked, and nothing to the chapter after it. */
  isBank: boolean
  /** How many questions its self-check asks. */
  checkQuestions: number
  /** Best share (0 to 1) of a whole self-check, null before the first. */
  bestShare: number | null
  opened: boolean
  openedAnyway: boolean
  done: boolean
}

/** Whether a chapter's self-check (or, where it has none, "done") opens the next chapter. */
export function isPassed(
  chapter: Pick<ChapterFacts, 'checkQuestions' | 'bestShare' | 'done'>,
  unlockShare: number,
): boolean {
  if (chapter.checkQuestions === 0) return chapter.done
  return chapter.bestShare !== null && chapter.bestShare >= unlockShare
}

/**
 * The state of each chapter of a course, in order. The first is open; each later one opens when the one
 * before is passed, or was opened anyway, or was passed or opened before a course update put another
 * chapter in front of it.
 * @param unlockShare the course's number, 0 to 1; 0 opens all
 */
export function chapterStates(
  chapters: readonly ChapterFacts[],
  unlockShare: number,
  openAll: boolean,
): ChapterState[] {
  return chapters.map((chapter, place) => {
    if (chapter.isBank) return 'bank'
    const before = chapters.slice(0, place).findLast(({ isBank }) => !isBank)
    const passed = isPassed(chapter, unlockShare)
    const isOpen =
      openAll ||
      unlockShare === 0 ||
      before === undefined ||
      passed ||
      chapter.opened ||
      chapter.openedAnyway ||
      isPassed(before, unlockShare)
    if (!isOpen) return 'locked'
    if (passed) return 'passed'
    return chapter.opened ? 'reading' : 'open'
  })
}
