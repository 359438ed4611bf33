import { implement, ORPCError } from '@orpc/server'
import { downloads as contract } from '../contract/downloads.ts'
import { refusalOf, refusing } from '../services/context.ts'
import { exportSitting } from '../services/exam/download.ts'
import { exportReports } from '../services/marks/index.ts'
import { exportNotes } from '../services/notes/index.ts'
import { plain } from './exchange.ts'
import { streamOf } from './line-stream.ts'
import { notHere } from '../services/refusals.ts'
import { exportAnswers, exportLog } from '../data/export.ts'
import type { WebContext } from './web-context.ts'
import type { AppResponse } from './exchange.ts'

type Download = {
  fileName: string
  type: string
  /** @throws ORPCError when there is nothing to download */
  write: (context: WebContext, search: URLSearchParams) => string | ReadableStream<Uint8Array>
}

const markdown = 'text/markdown; charset=utf-8'
const csv = 'text/csv; charset=utf-8'
const json = 'application/json'

/** Every file that can be downloaded, by its address. */
const files: Record<string, Download> = {
  '/download/notes.md': {
    fileName: 'lectern-notes.md',
    type: markdown,
    write: ({ storage }, search) => exportNotes(storage.current(), search.get('course')),
  },
  '/download/exam.csv': {
    fileName: 'lectern-exam.csv',
    type: csv,
    write: (context, search) => exportSitting(context, search.get('session') ?? '', 'csv'),
  },
  '/download/exam.json': {
    fileName: 'lectern-exam.json',
    type: json,
    write: (context, search) => exportSitting(context, search.get('session') ?? '', 'json'),
  },
  '/download/question-reports.csv': {
    fileName: 'lectern-question-reports.csv',
    type: csv,
    write: ({ storage }, search) => exportReports(storage.current(), search.get('course'), 'csv'),
  },
  '/download/question-reports.json': {
    fileName: 'lectern-question-reports.json',
    type: json,
    write: ({ storage }, search) => exportReports(storage.current(), search.get('course'), 'json'),
  },
  '/download/progress.jsonl': {
    fileName: 'lectern-progress.jsonl',
    type: 'application/jsonl',
    write: (context) => streamOf(context, exportLog),
  },
  '/download/answers.csv': {
    fileName: 'lectern-answers.csv',
    type: csv,
    write: (context) => streamOf(context, exportAnswers),
  },
}

const os = implement(contract).$context<WebContext>().use(refusing)

export const downloads = os.router({
  ticket: os.ticket.handler(({ input: { address }, context: { tickets, storage } }) => {
    if (!Object.hasOwn(files, partsOf(address).pathname)) throw notHere('download')
    return { ticket: tickets.issue({ address, learnerId: storage.profiles().current }) }
  }),
})

function partsOf(address: string): URL {
  return new URL(address, 'http://lectern')
}

/**
 * Answers the file that a ticket was issued for, once. A file that can't be downloaded now is refused with the status
 * of its code.
 */
export function sendDownload(context: WebContext, ticket: string): AppResponse {
  const issued = context.tickets.redeem(ticket)
  if (!issued) return plain(403, 'This download worked once, or too long ago. Start it again in Lectern.')
  if (issued.learnerId !== context.storage.profiles().current) return plain(409, 'OTHER_LEARNER')
  const { pathname, searchParams } = partsOf(issued.address)
  const file = files[pathname]
  if (!file) throw new Error(`A ticket was issued for ${pathname}, which is no download.`)
  const { fileName, type, write } = file
  try {
    return {
      status: 200,
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="${fileName}"` },
      body: write(context, searchParams),
    }
  } catch (error) {
    const refusal = refusalOf(error, context, ['download'])
    if (!(refusal instanceof ORPCError)) throw refusal
    return plain(refusal.status, 'There is nothing to download under this address now.')
  }
}
