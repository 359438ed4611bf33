import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildBarePage } from './bare-page.ts'
import { launchBrowser } from './browser.ts'
import { ratioResult } from './figure.ts'
import { compare } from './measure.ts'
import { prepareApp } from './prepared-app.ts'
import { startService } from './service.ts'
import { serveStatic } from './static-site.ts'
import type { Browser } from 'playwright-core'
import type { Figure } from './figure.ts'

/** One component that shows one heading. */
const barePage = `import { createApp, h } from 'vue'
createApp({ render: () => h('h1', 'Library') }).mount('#app')
`

/** Script time of the first screen, in a browser that has never seen it, over the smallest Vue page. */
export const screen: Figure = async (surroundings) => {
  const app = await prepareApp(surroundings)
  await app.api.settings.update({ welcomed: true })
  await app.close()
  const bareFolder = await buildBarePage(join(surroundings.folder, 'bare'), barePage)
  const site = await serveStatic(bareFolder)
  site.pages.set('/', readFileSync(join(bareFolder, 'index.html'), 'utf8'))
  const service = await startService(surroundings)
  const browser = await launchBrowser()
  surroundings.say('opening first screens')
  const comparison = await compare(
    {
      app: () => scriptTime(browser, service.invite, '.covers li'),
      bare: () => scriptTime(browser, async () => `${site.origin}/`, 'h1'),
    },
    { rounds: 24, warmUp: 1 },
  )
  await browser.close()
  await service.stop()
  site.close()
  return ratioResult(
    'Script time of the first screen in Chromium, over a minimal Vue page',
    2.0,
    'ms',
    comparison,
  )
}

/** Milliseconds of JavaScript from a fresh profile until an element is there. */
async function scriptTime(
  browser: Browser,
  address: () => Promise<string>,
  selector: string,
): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  await page.goto(await address())
  await page.waitForSelector(selector)
  const { metrics } = await session.send('Performance.getMetrics')
  await context.close()
  return 1000 * metrics.find(({ name }) => name === 'ScriptDuration')!.value
}
