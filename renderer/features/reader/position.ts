import { onBeforeUnmount, onMounted } from 'vue'
import { firstBelow } from './rules.ts'
import type { Position } from '../../../electron/contract/reader.ts'

const patience = 500
const lineBelowBar = 80

function blocksOf(page: HTMLElement): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>('[data-block]')]
}

/** The paragraph at the top of the window, and how far down the chapter that is. */
export function positionIn(page: HTMLElement): Position | null {
  const blocks = blocksOf(page)
  const first =
    blocks[firstBelow(blocks.length, lineBelowBar, (at) => blocks[at]!.getBoundingClientRect().bottom)]
  const { scrollHeight, clientHeight, scrollTop } = document.documentElement
  const share =
    scrollHeight <= clientHeight ? 1 : Math.min(1, Math.max(0, scrollTop / (scrollHeight - clientHeight)))
  return first?.dataset.block ? { block: first.dataset.block, share } : null
}

export function findBlock(page: HTMLElement, key: string): HTMLElement | null {
  return page.querySelector(`[data-block="${CSS.escape(key)}"]`) ?? document.getElementById(key)
}

/** Puts the page where the learner left off; a paragraph that is gone gives way to its share of the way. */
export function restorePosition(page: HTMLElement, position: Position | null): void {
  const block = position && findBlock(page, position.block)
  if (block && position.share > 0) block.scrollIntoView({ block: 'start' })
  else if (position && !block)
    scrollTo({ top: position.share * (document.documentElement.scrollHeight - innerHeight) })
  else scrollTo({ top: 0 })
}

/** Reports the position half a second after the last scroll, and when the page is left. */
export function usePosition(page: () => HTMLElement | null, report: (position: Position) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const send = () => {
    clearTimeout(timer)
    timer = undefined
    const element = page()
    const position = element && positionIn(element)
    if (position) report(position)
  }
  const scrolled = () => {
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
}
