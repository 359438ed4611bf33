import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { papers } from '../../../../electron/shells/electron/theme.ts'
import { startedShell } from '../../../support/electron-shell.ts'

/** OKLCH to sRGB as CSS Color 4 has it (sample code of section 18, matrices by B. Ottosson). */
function hexOf(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const bytes = linear.map((value) => {
    const clamped = Math.min(1, Math.max(0, value))
    return Math.round(255 * (clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055))
  })
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

const tokens = readFileSync(join(import.meta.dirname, '../../../../renderer/styles/tokens.css'), 'utf8')

test.each([
  ['light', ':root {'],
  ['dark', ":root[data-theme='dark'] {"],
  ['contrast', ":root[data-theme='contrast'] {"],
] as const)('before the page is painted the window is the paper of the %s theme', (theme, selector) => {
  const block = tokens.slice(tokens.indexOf(selector))
  const [, ...numbers] = /--paper: oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/.exec(block)!
  const [lightness, chroma, hue] = numbers.map(Number) as [number, number, number]
  expect(papers[theme]).toBe(hexOf(lightness, chroma, hue))
})

test('it is the theme that was chosen, else the system’s', async () => {
  const dark = await startedShell({ isSystemDark: true })
  expect(dark.windows[0]!.options.backgroundColor).toBe(papers.dark)
  await dark.lectern()!.api.settings.update({ theme: 'contrast' })
  dark.host.app.quit()
  await dark.ended
  const again = await startedShell({ folder: dark.folder, isSystemDark: false })
  expect(again.windows[0]!.options.backgroundColor).toBe(papers.contrast)
})
