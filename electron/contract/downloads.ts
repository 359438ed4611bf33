import * as z from 'zod/mini'
import { base } from './base.ts'

const address = z.string().check(z.regex(/^\/download\//), z.maxLength(500))

/**
 * Files leave by a ticket. A download is a navigation, which carries no header: neither the secret of the browser
 * shell's window nor the learner that the page shows. So a call, which carries both, asks for a ticket, and
 * `GET /download/TICKET` answers the file once, within a minute. The app does this itself and not the shell, because
 * that way a page asks alike in both shells, and both refuse a page that shows another learner.
 */
export const downloads = {
  /** For an address that another contract names: `/download/NAME` with its query. NOT_HERE `download`. */
  ticket: base.input(z.object({ address })).output(z.object({ ticket: z.string() })),
}
