import { ORPCError } from '@orpc/server'
import { exportSitting } from './exam-download.ts'
import { exportReports } from './marks.ts'
import { exportNotes } from './notes.ts'
import { plain } from './exchange.ts'
import { streamOf } from './line-stream.ts'
import { exportAnswers, exportLog } from './transfer-export.ts'
import type { Context } from './context.ts'
import type { AppResponse } from './exchange.ts'

type Download = {
  fileName: string
  type: string
  /** @throws ORPCError when there is nothing to download */
  write: (context: Context, search: URLSearchParams) => string | ReadableStream<Uint8Array>
}

const markdown = 'text/markdown; charset=utf-8'
const csv = 'text/csv; charset=utf-8'
const json = 'application/json'

/** Every file that can be downloaded, by its address. */
const downloads: Record<string, Download> = {
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

/** Null when there is no such file. What cannot be downloaded now is refused with the status of its code. */
export function sendDownload(
  context: Context,
  pathname: string,
  search: URLSearchParams,
): AppResponse | null {
  if (!Object.hasOwn(downloads, pathname)) return null
  const { fileName, type, write } = downloads[pathname]!
  try {
    return {
      status: 200,
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="${fileName}"` },
      body: write(context, search),
    }
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error
    return plain(error.status, 'There is nothing to download under this address now.')
  }
}
