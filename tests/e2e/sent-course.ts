import { join } from 'node:path'
import { packFolder } from '../support/pack-folder.ts'
import { sendCourse } from '../../electron/shells/electron/course-file.ts'
import { writeCourse } from '../support/course.ts'
import type { Page } from '@playwright/test'
import type { Lectern } from './lectern.ts'

/**
 * Sends the small course as the Electron shell sends a file that was opened with it.
 * @param page on the running app, whose secret it lends
 * @returns the address that adds it
 */
export async function sendSmallCourse(page: Page, { folder, origin }: Lectern): Promise<string> {
  const file = join(folder, 'other course.lectern')
  await packFolder(writeCourse(folder, { id: 'other' }), file)
  return sendCourse(async (request) => {
    const { pathname, search } = new URL(request.url)
    const secret = await page.evaluate(() => sessionStorage.getItem('lectern-secret') ?? '')
    const sent = await page.request.put(`${origin}${pathname}${search}`, {
      headers: { 'x-lectern-window': secret },
      data: Buffer.from(await request.arrayBuffer()),
    })
    return { status: sent.status(), headers: {}, body: null }
  }, file)
}
