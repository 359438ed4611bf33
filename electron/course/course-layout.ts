import { idReserved, idTooLong, shorten } from './fields.ts'
import { fileStart } from './findings.ts'
import type { Findings } from './findings.ts'
import { idLength, idPattern, reservedPattern } from './limits.ts'
import type { CourseFile } from './types.ts'

/** The files of one chapter. */
export type ChapterFiles = {
  id: string
  folder: string
  text: CourseFile | null
  questions: CourseFile | null
  images: CourseFile[]
}

export type CourseLayout = { chapters: ChapterFiles[] }

const besides = /^(?:licen[cs]e|readme|changelog|authors|notice)(?:\.[a-z]+)?$/i

/** Sorts the files of a course by what they are. Gives null when there is no `course.yaml`. */
export function layOutCourse(files: readonly CourseFile[], findings: Findings): CourseLayout | null {
  const chapters = new Map<string, ChapterFiles>()
  const folded = new Map<string, string>()
  let hasManifest = false
  for (const file of files) {
    const log = findings.forFile(file.path)
    const fold = file.path.normalize('NFC').toLowerCase()
    const twin = folded.get(fold)
    if (twin !== undefined)
      log.add(
        'name-twice',
        fileStart,
        `This file and ${shorten(twin)} differ by nothing or by capitals only: give one of them another name.`,
      )
    folded.set(fold, file.path)

    const [top, id, ...rest] = file.path.split('/')
    const name = rest.join('/')
    if (file.path === 'course.yaml') hasManifest = true
    else if (top === 'chapters' && id !== undefined && name !== '') placeInChapter(file, id, name)
    else if (id !== undefined || !besides.test(top ?? ''))
      log.add('file-unknown', fileStart, 'This file is no part of the course format and is left out.')
  }

  function placeInChapter(file: CourseFile, id: string, name: string): void {
    const chapter = chapters.get(id) ?? {
      id,
      folder: `chapters/${id}`,
      text: null,
      questions: null,
      images: [],
    }
    chapters.set(id, chapter)
    if (name === 'chapter.md') chapter.text = file
    else if (name === 'questions.yaml') chapter.questions = file
    else if (/^images\/[^/]+$/.test(name)) chapter.images.push(file)
    else
      findings
        .forFile(file.path)
        .add(
          'file-unknown',
          fileStart,
          'This file is no part of the course format and is left out: a chapter has chapter.md, questions.yaml and images/.',
        )
  }

  if (!hasManifest) {
    const misnamed = files.find(({ path }) => /^course\.ya?ml$/i.test(path))
    findings
      .forFile('course.yaml')
      .add(
        'file-missing',
        fileStart,
        misnamed
          ? `There is no course.yaml, but ${misnamed.path}: rename it to course.yaml.`
          : 'There is no course.yaml: choose the folder (or an archive of it) that holds course.yaml and chapters/.',
      )
    return null
  }
  const ordered = [...chapters.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const numbers = new Map<number, string>()
  for (const chapter of ordered) {
    const log = findings.forFile(`${chapter.folder}/chapter.md`)
    if (!idPattern.test(chapter.id))
      log.add(
        'id-invalid',
        fileStart,
        `The folder “${shorten(chapter.id)}” names the chapter's id, which may hold small letters, digits and hyphens only: rename it.`,
      )
    else if (chapter.id.length > idLength) log.add('id-invalid', fileStart, idTooLong(chapter.id, idLength))
    else if (reservedPattern.test(chapter.id)) log.add('id-reserved', fileStart, idReserved(chapter.id))
    const number = Number.parseInt(chapter.id, 10)
    const twin = numbers.get(number)
    if (twin !== undefined)
      log.add(
        'number-twice',
        fileStart,
        `The folders ${shorten(twin)} and ${shorten(chapter.id)} have the same number: give each its own, which says where the chapter stands.`,
      )
    if (!Number.isNaN(number)) numbers.set(number, chapter.id)
  }
  return { chapters: ordered }
}
