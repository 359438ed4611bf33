import { join } from 'node:path'
import { launchBrowser } from './browser.ts'
import { ratioResult, rounded } from './figure.ts'
import { compare, estimate } from './measure.ts'
import { courseId, prepareApp } from './prepared-app.ts'
import { startService } from './service.ts'
import { serveStatic } from './static-site.ts'
import type { Page } from 'playwright-core'
import type { Figure } from './figure.ts'

const coursePath = `#/course/${courseId}`
const chapterPath = `${coursePath}/chapter/0001-synthetic`

/** As long as the quickest hand takes to press a link on a page that has come up. */
const rest = 300

type Opening = { painted: number; whole: number }

/**
 * Opening a chapter of 3,000 words until what the window shows of it is painted, over setting the very same HTML, all
 * of it, until it is. Both begin on a page that has come to rest. Told beside it: how long all of the chapter takes,
 * and how long the window takes when the chapter is opened the moment that the course's heading is there.
 */
export const chapter: Figure = async (surroundings) => {
  const app = await prepareApp(surroundings)
  await app.api.settings.update({ welcomed: true })
  await app.close()
  const service = await startService(surroundings)
  const site = await serveStatic(join(surroundings.root, 'dist/renderer'))
  const browser = await launchBrowser()
  surroundings.say('opening chapters')

  const appPage = await browser.newPage()
  await appPage.goto(await service.invite())
  await openChapter(appPage, rest)
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

  const whole: number[] = []
  const comparison = await compare(
    {
      app: async () => {
        const opening = await openChapter(appPage, rest)
        whole.push(opening.whole)
        return opening.painted
      },
      bare: () => setHtml(barePage, shown.html),
    },
    { rounds: 36, warmUp: 3 },
  )
  const atOnce: number[] = []
  for (let round = 0; round < 12; round += 1) atOnce.push((await openChapter(appPage, 0)).painted)
  await browser.close()
  site.close()
  await service.stop()
  const what =
    'Opening a chapter of 3,000 words in Chromium until the window is painted, over setting its HTML'
  return {
    ...ratioResult(what, 1.5, 'ms', comparison),
    whole: rounded(estimate(whole)),
    atOnce: rounded(estimate(atOnce)),
  }
}

/**
 * From the click's change of address on, in the page's own time: until the text that the window has room for is
 * painted, and until all of the chapter is.
 */
async function openChapter(page: Page, restBefore: number): Promise<Opening> {
  await page.evaluate((path) => (location.hash = path), coursePath)
  await page.waitForSelector('#main h1')
  await page.waitForSelector('#main article', { state: 'detached' })
  await page.waitForTimeout(restBefore)
  return page.evaluate(async (path) => {
    const main = document.getElementById('main')!
    const there = (what: string) =>
      new Promise<void>((resolve) => {
        if (main.querySelector(what)) return resolve()
        const observer = new MutationObserver(() => {
          if (!main.querySelector(what)) return
          observer.disconnect()
          resolve()
        })
        observer.observe(main, { childList: true, subtree: true })
      })
    const start = performance.now()
    location.hash = path
    await there('article h1')
    const article = main.querySelector('article')!
    do await new Promise(requestAnimationFrame)
    while (article.getBoundingClientRect().bottom < innerHeight)
    await new Promise((resolve) => setTimeout(resolve))
    const painted = performance.now() - start
    await there('article > footer')
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return { painted, whole: performance.now() - start }
  }, chapterPath)
}

async function setHtml(page: Page, html: string): Promise<number> {
  await page.evaluate(() => document.body.replaceChildren())
  await page.waitForTimeout(rest)
  return page.evaluate(async (text) => {
    const start = performance.now()
    // The bare page has no application in it: this is what the app is measured against.
    document.body.setHTMLUnsafe(text)
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return performance.now() - start
  }, html)
}
