/** Puts the focus where a reader of a new page begins: before its heading. */
export function focusPage(): void {
  document.getElementById('main')?.focus({ preventScroll: true })
}
