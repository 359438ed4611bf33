import { shallowRef } from 'vue'
import { need } from '../../../electron/domain/need.ts'
import type { ShallowRef } from 'vue'
import type { ChartColor } from './spec.ts'

/** What a canvas cannot take from the style sheets by itself. */
export type ChartTheme = {
  color: (name: ChartColor | 'paper') => string
  font: string
  /** The learner's text size in pixels. */
  rem: number
  /** Paper is light and narrow, whatever the screen. */
  isPaper: boolean
}

let shared: ShallowRef<ChartTheme> | null = null

/**
 * The theme of charts, read anew whenever the theme, the text size or the font changes, and for paper. One for
 * all of them: reading the colours of paper touches the attribute that is watched.
 */
export function useChartTheme(): Readonly<ShallowRef<ChartTheme>> {
  return (shared ??= watchTheme())
}

function watchTheme(): ShallowRef<ChartTheme> {
  let isPaper = false
  const theme = shallowRef(readTheme(isPaper))
  function refresh(): void {
    theme.value = readTheme(isPaper)
    observer.takeRecords()
  }
  const observer = new MutationObserver(refresh)
  const attributeFilter = ['data-theme', 'data-typeface', 'style']
  observer.observe(document.documentElement, { attributes: true, attributeFilter })

  function goTo(medium: 'paper' | 'screen'): void {
    isPaper = medium === 'paper'
    refresh()
  }
  matchMedia('print').addEventListener('change', refresh)
  document.fonts.addEventListener('loadingdone', refresh)
  window.addEventListener('beforeprint', () => goTo('paper'))
  window.addEventListener('afterprint', () => goTo('screen'))
  return theme
}

/** 10.5 points, the size of print in base.css. */
const paperRem = 14

/** @param isPaper just before printing the style sheets are still those of the screen */
function readTheme(isPaper: boolean): ChartTheme {
  const { dataset } = document.documentElement
  const shown = dataset.theme
  if (isPaper) dataset.theme = 'light'
  const style = getComputedStyle(document.documentElement)
  const colors = new Map(names.map((name) => [name, toRgb(style.getPropertyValue(`--${name}`))]))
  const font = style.getPropertyValue('--font-ui')
  const rem = isPaper ? paperRem : parseFloat(style.fontSize)
  if (isPaper) dataset.theme = shown
  return { color: (name) => need(colors.get(name), `the color ${name}`), font, rem, isPaper }
}

const hues = [1, 2, 3, 4].flatMap((hue) => [`domain-${hue}`, `domain-${hue}-soft`]) as ChartColor[]
const names: (ChartColor | 'paper')[] = [
  ...(['paper', 'accent', 'accent-soft', 'ink', 'ink-2', 'line', 'line-strong'] as const),
  ...(['right', 'warn', 'wrong'] as const),
  ...hues,
]

let pixel: CanvasRenderingContext2D | null = null

/** Chart.js reckons with colours and knows no OKLCH; a painted pixel says what one is. */
function toRgb(color: string): string {
  if (!pixel) {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 1
    pixel = need(canvas.getContext('2d', { willReadFrequently: true }), 'a canvas to paint on')
  }
  pixel.fillStyle = color
  pixel.fillRect(0, 0, 1, 1)
  const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data
  return `rgb(${red}, ${green}, ${blue})`
}
