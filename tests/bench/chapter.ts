import { join } from 'node:path'
import { launchBrowser } from './browser.ts'
import { ratioResult } from './figure.ts'
import { compare } from './measure.ts'
import { courseId, prepareApp } from './prepared-app.ts'
import { startService } from './service.ts'
import { serveStatic } from './static-site.ts'
import type { Page } from 'playwright-core'
import type { Figure } from './figure.ts'

const coursePath = `#/course/${courseId}`
const chapterPath = `${coursePath}/chapter/0001-synthetic`

/** Opening a chapter of 3,000 words until it is painted, over setting the very same HTML until it is. */
export const chapter: Figure = async (surroundings) => {
  const app = await prepareApp(surroundings)
  await app.api.settings.update({ welcomed: true })
  await app.close()
  const service = await startService(surroundings)
  const site = await serveStatic(join(surroundings.root, 'dist/renderer'))
  const browser = await launchBrowser()
  surroundings.say('opening chapters')

  const appPage = await browser.newPage()
  await appPage.goto(service.url)
  await openChapter(appPage)
  const shown = await appPage.evaluate(() => ({
    styles: [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(({ href }) => href),
    attributes: [...document.documentElement.attributes].map(({ name, value }) => [name, value] as const),
    html: document.getElementById('app')!.getHTML(),
  }))
  const links = shown.styles.map((href) => `<link rel="stylesheet" href="${new URL(href).pathname}">`)
  site.pages.set('/', `<!doctype html><head>${links.join('')}</head><body></body>`)
  const barePage = await browser.newPage()
  await barePage.goto(site.origin)
  await barePage.evaluate((attributes) => {
    for (const [name, value] of attributes) document.documentElement.setAttribute(name, value)
  }, shown.attributes)

  const comparison = await compare(
    { app: () => openChapter(appPage), bare: () => setHtml(barePage, shown.html) },
    { rounds: 36, warmUp: 3 },
  )
  await browser.close()
  site.close()
  await service.stop()
  return ratioResult(
    'Opening a chapter of 3,000 words in Chromium until it is painted, over setting its HTML',
    1.5,
    'ms',
    comparison,
  )
}

/** From the click's change of address until the text is painted, in the page's own time. */
async function openChapter(page: Page): Promise<number> {
  await page.evaluate((path) => (location.hash = path), coursePath)
  await page.waitForSelector('#main h1')
  await page.waitForSelector('#main article', { state: 'detached' })
  return page.evaluate(async (path) => {
    const main = document.getElementById('main')!
    const start = performance.now()
    location.hash = path
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!main.querySelector('article h1')) return
        observer.disconnect()
        resolve()
      })
      observer.observe(main, { childList: true, subtree: true })
    })
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return performance.now() - start
  }, chapterPath)
}

async function setHtml(page: Page, html: string): Promise<number> {
  return page.evaluate(async (text) => {
    document.body.replaceChildren()
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const start = performance.now()
    // The bare page has no application in it: this is what the app is measured against.
    document.body.setHTMLUnsafe(text)
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return performance.now() - start
  }, html)
}
