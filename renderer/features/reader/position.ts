import { onBeforeUnmount, onMounted } from 'vue'
import { firstBelow } from './rules.ts'
import { itemAt } from '../../../electron/domain/need.ts'
import type { Position } from '../../../electron/contract/reader.ts'

const patience = 500

/** The paragraphs, headings and questions that can be seen when one scrolls there, in order. */
export function shownBlocks(page: HTMLElement): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>('[data-block]')].filter((block) => block.checkVisibility())
}

/** The line below the bar to which scrolling to a block puts it, in pixels of the window. */
export function topLine(): number {
  return parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)
}

/** The place of the block that is read at the top of the window. */
export function firstInView(blocks: readonly HTMLElement[]): number {
  // A pixel more, for what is rounded.
  return firstBelow(
    blocks.length,
    topLine() + 1,
    (place) => itemAt(blocks, place).getBoundingClientRect().bottom,
  )
}

/** The paragraph at the top of the window, and how far down the chapter that is. */
export function positionIn(page: HTMLElement): Position | null {
  const blocks = shownBlocks(page)
  const block = blocks[firstInView(blocks)]?.dataset.block
  const way = scrollWay()
  return block ? { block, share: scrollY + 1 >= way ? 1 : Math.max(0, scrollY / way) } : null
}

/** How far the page can be scrolled, in pixels. */
function scrollWay(): number {
  const { scrollHeight, clientHeight } = document.documentElement
  return scrollHeight - clientHeight
}

export function findBlock(page: HTMLElement, key: string): HTMLElement | null {
  return page.querySelector(`[data-block="${CSS.escape(key)}"]`) ?? document.getElementById(key)
}

/**
 * Puts the page where the learner left off: to the very line where the page is as long as it was, else to the paragraph.
 * One that is gone gives way to its share of the way, and the end is the end however long the page is.
 */
function restorePosition(page: HTMLElement, position: Position | null): void {
  scrollTo({ top: (position?.share ?? 0) * scrollWay() })
  if (!position || position.share === 0 || position.share === 1) return
  const block = findBlock(page, position.block)
  if (!block || positionIn(page)?.block === position.block) return
  block.closest('details')?.setAttribute('open', '')
  block.scrollIntoView({ block: 'start' })
}

/**
 * Reports the position half a second after the last scroll, and when the page is left.
 * @returns restores a position; as long as the learner does not scroll on from there, it is the one that is reported
 */
export function usePosition(
  page: () => HTMLElement | null,
  report: (position: Position) => void,
): (position: Position | null) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let restored: { position: Position; at: number } | null = null
  const send = () => {
    clearTimeout(timer)
    timer = undefined
    const element = page()
    const position = restored?.at === scrollY ? restored.position : element && positionIn(element)
    if (position) report(position)
  }
  const scrolled = () => {
    if (restored?.at !== scrollY) restored = null
    clearTimeout(timer)
    timer = setTimeout(send, patience)
  }
  onMounted(() => {
    addEventListener('scroll', scrolled, { passive: true })
    addEventListener('pagehide', send)
  })
  onBeforeUnmount(() => {
    if (timer) send()
    removeEventListener('scroll', scrolled)
    removeEventListener('pagehide', send)
  })
  return (position) => {
    const element = page()
    if (!element) return
    restorePosition(element, position)
    restored = position && { position, at: scrollY }
  }
}
