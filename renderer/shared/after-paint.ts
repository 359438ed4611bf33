/** Waits until what the page shows now has been painted and the browser has nothing more urgent to do. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    // No frame is painted while the window is hidden.
    if (document.hidden) return resolve()
    requestAnimationFrame(() => setTimeout(() => requestIdleCallback(() => resolve(), { timeout: 50 })))
  })
}
