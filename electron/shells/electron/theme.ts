import type { Settings } from '../../contract/settings.ts'

/** `--paper` of each theme in styles/tokens.css, in the only notation that a window takes. */
export const papers = { light: '#fcfaf6', dark: '#15171b', contrast: '#000000' }

/** The colour that a window has before its page is painted. */
export function paperOf(theme: Settings['theme'], isSystemDark: boolean): string {
  return papers[theme === 'system' ? (isSystemDark ? 'dark' : 'light') : theme]
}
