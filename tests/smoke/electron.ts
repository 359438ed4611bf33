import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../../build/build.ts'
import { packFolder } from '../support/pack-folder.ts'
import { writeCourse } from '../support/course.ts'
import { findProgram, launch, memoryOf, startAlone } from './launch.ts'
import { findAnswer, studyOnce } from './steps.ts'
import type { Program } from './launch.ts'

/**
 * The app in a real window, on data that is thrown away: `npm run smoke:electron [-- --app PROGRAM]`. It adds
 * a course file, reads a chapter, answers, starts again and finds the answer, and says what it measured.
 */
const { values } = parseArgs({ options: { app: { type: 'string' } } })
const program = findProgram(values.app)
if (program) await tryOut(program)
else
  console.log(
    'skipped: there is no Electron here. "npm start" fetches it, "npm run dist" packs the app with it; then run this again.',
  )

async function tryOut(tried: Program): Promise<void> {
  console.log(`Trying ${tried.path} (${tried.kind}).`)
  if (tried.kind === 'local') await buildIfStale()
  const folder = mkdtempSync(join(tmpdir(), 'lectern-smoke-'))
  try {
    if (tried.kind === 'packaged') {
      await startAlone(tried.path, join(folder, 'alone'))
      console.log('The packed app opened its data, and refused a debugger.')
    }
    const courseFile = join(folder, 'small.lectern')
    await packFolder(writeCourse(folder), courseFile)
    const options = ['--data', join(folder, 'data')]
    await visit(tried, [...options, courseFile], studyOnce)
    console.log('A course file was added, a chapter read and a question answered.')
    await visit(tried, options, findAnswer)
    console.log('After a restart the answer was there.')
    console.log('passed')
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function visit(tried: Program, options: string[], steps: typeof studyOnce): Promise<void> {
  const begun = performance.now()
  const { page, process: child, close } = await launch(tried, options)
  const asked: string[] = []
  page.context().on('request', (request) => asked.push(request.url()))
  await page.getByRole('heading').first().waitFor({ timeout: 60_000 })
  const took = Math.round(performance.now() - begun)
  await steps(page)
  const foreign = asked.filter((url) => !/^(blob:)?app:\/\/lectern\//.test(url))
  if (foreign.length > 0) throw new Error(`These requests were to leave the app: ${foreign.join(', ')}`)
  const isLetOut = await page.evaluate(() =>
    fetch('https://example.com/').then(
      () => true,
      () => false,
    ),
  )
  if (isLetOut) throw new Error('A page got an answer from example.com.')
  const memory = memoryOf(child.pid!)
  console.log(
    `Shown ${took} ms after the start; ${memory === null ? 'memory is not measured here' : `${memory} MB in memory`}; ` +
      `${asked.length} requests seen, none to elsewhere.`,
  )
  await close()
}
