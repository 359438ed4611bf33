import { watchEffect } from 'vue'
import { text } from '../text/en.ts'

/** Names the window after the page that is shown. */
export function usePageTitle(page: () => string): void {
  watchEffect(() => (document.title = page() ? text.common.pageTitle(page()) : text.common.lectern))
}
