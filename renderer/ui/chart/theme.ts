import { onBeforeUnmount, shallowRef } from 'vue'
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

/** The theme of charts, read anew whenever the theme, the text size or the font changes, and for paper. */
export function useChartTheme(): Readonly<ShallowRef<ChartTheme>> {
  let isPaper = false
  const theme = shallowRef(readTheme(isPaper))
  const root = document.documentElement
  function refresh(): void {
    theme.value = readTheme(isPaper)
    // Reading the colours of paper touches the attribute that is watched.
    observer.takeRecords()
  }
  const observer = new MutationObserver(refresh)
  observer.observe(root, { attributes: true, attributeFilter: ['data-theme', 'data-typeface', 'style'] })

  function goTo(medium: 'paper' | 'screen'): void {
    isPaper = medium === 'paper'
    refresh()
  }
  const toPaper = () => goTo('paper')
  const toScreen = () => goTo('screen')
  const printed = matchMedia('print')
  printed.addEventListener('change', refresh)
  document.fonts.addEventListener('loadingdone', refresh)
  window.addEventListener('beforeprint', toPaper)
  window.addEventListener('afterprint', toScreen)
  onBeforeUnmount(() => {
    observer.disconnect()
    printed.removeEventListener('change', refresh)
    document.fonts.removeEventListener('loadingdone', refresh)
    window.removeEventListener('beforeprint', toPaper)
    window.removeEventListener('afterprint', toScreen)
  })
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
  return { color: (name) => colors.get(name)!, font, rem, isPaper }
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
    pixel = canvas.getContext('2d', { willReadFrequently: true })!
  }
  pixel.fillStyle = color
  pixel.fillRect(0, 0, 1, 1)
  const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data
  return `rgb(${red}, ${green}, ${blue})`
}
