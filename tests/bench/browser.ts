import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

/** A Chromium that paints as fast as it can, so that no figure waits for a screen's refresh. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM!,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-frame-rate-limit',
      '--disable-gpu-vsync',
    ],
  })
}
