import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { checkCourse, CourseRefused, exporters, openFile, openFolder } from '../../course/index.ts'
import type { ExportFormat } from '../../contract/course-formats.ts'
import type { CoursePlan, CourseSource } from '../../course/index.ts'
import type { Finding } from '../../contract/library.ts'

type Checked = { findings: Finding[]; plan: CoursePlan | null }

/** Checks a course and prints every finding. Returns the exit code: 1 when there is an error. */
export async function check(path: string, json: boolean): Promise<number> {
  const { findings, plan } = await withCourse(path, async (checked) => checked)
  const errors = countErrors(findings)
  if (json) {
    const manifest = plan && { ...plan.manifest, chapters: plan.chapterCount, questions: plan.questionCount }
    const report = { course: manifest, errors, warnings: findings.length - errors, findings }
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  } else {
    process.stdout.write(`${describeFindings(findings)}${summarise(findings, plan)}\n`)
  }
  return plan ? 0 : 1
}

/** Checks a course and writes it as one file, unless it has an error. Returns the exit code. */
export async function pack(folder: string, file: string, format: ExportFormat): Promise<number> {
  const { findings, plan, losses, failure } = await packChecked(folder, file, format)
  if (!plan || failure !== null) {
    const why = failure ?? `${describeFindings(findings)}${summarise(findings, plan)}\n`
    process.stderr.write(`${why}Nothing was packed.\n`)
    return 1
  }
  process.stdout.write(
    `${describeFindings(findings)}${summarise(findings, plan)}\n${describeFindings(losses)}Packed into ${file}\n`,
  )
  return 0
}

/**
 * Writes a course as one file unless it has an error. `losses` is what the format can't hold, `failure` why the file
 * could not be written.
 */
export async function packChecked(
  folder: string,
  file: string,
  format: ExportFormat,
): Promise<Checked & { losses: Finding[]; failure: string | null }> {
  return await withCourse(folder, async ({ findings, plan }) => {
    try {
      const losses = plan ? await exporters[format].write({ plan, findings }, file) : []
      return { findings, plan, losses, failure: null }
    } catch (error) {
      return { findings, plan, losses: [], failure: describeFailure(error) }
    }
  })
}

/** One finding a line, as editors know them; “.” is the file as a whole, which has no lines. */
export function describeFindings(findings: readonly Finding[]): string {
  return findings
    .map(({ file, line, column, severity, message }) => {
      const place = file === '.' ? '' : `${file}:${line}:${column}: `
      return `${place}${severity}: ${message}\n`
    })
    .join('')
}

/** The errors, and how many findings more only the author can use. */
export function describeToLearner(findings: readonly Finding[], total: number): string {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const remarks = total - errors.length
  const rest = remarks > 0 ? `${count(remarks, 'remark')} for the author: see “course check”.\n` : ''
  return describeFindings(errors) + rest
}

/** Opens and checks a course, a folder or a file, and closes it after `use`. */
async function withCourse<Result>(path: string, use: (checked: Checked) => Promise<Result>): Promise<Result> {
  let source: CourseSource
  try {
    source = (await isFile(path))
      ? (await openFile(path, { name: basename(path) })).source
      : await openFolder(path)
  } catch (error) {
    if (!(error instanceof CourseRefused)) throw error
    return await use({ findings: error.findings, plan: null })
  }
  try {
    return await use(await checkCourse(source, { today: new Date() }))
  } finally {
    await source.close()
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false
}

function describeFailure(error: unknown): string {
  if (error instanceof CourseRefused) return describeFindings(error.findings)
  return `The file cannot be written: ${error instanceof Error ? error.message : String(error)}\n`
}

function summarise(findings: readonly Finding[], plan: CoursePlan | null): string {
  const errors = countErrors(findings)
  const counts = `${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}`
  if (!plan) return `${counts}: the course cannot be added.`
  const { manifest, chapterCount, bankCount, questionCount } = plan
  const banks = bankCount > 0 ? `, ${count(bankCount, 'bank')}` : ''
  return `${counts}: ${manifest.id} ${manifest.version} has ${count(chapterCount - bankCount, 'chapter')}${banks} and ${count(questionCount, 'question')}.`
}

function countErrors(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === 'error').length
}

/** A number with its noun, such as “2 chapters”. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
