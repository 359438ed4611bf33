import type { ChapterFiles } from './course-layout.ts'
import { digest } from './digest.ts'
import { CourseRefused, fileStart } from './findings.ts'
import type { Findings } from './findings.ts'
import { readImageHeader } from './image-header.ts'
import { limits } from './limits.ts'
import { inMegabytes } from './text-file.ts'
import type { CheckedImage, CourseSource } from './types.ts'

/** The images of a chapter, named as its text names them (`images/name.png`). */
export type ChapterImages = {
  byName: Map<string, CheckedImage>
  /** There, but not fit to be shown. */
  broken: Set<string>
  reportUnused(used: ReadonlySet<string>): void
}

const endings = /\.(?:png|jpe?g|webp|gif)$/i

/** Checks every image of a chapter, one at a time, by its bytes. */
export async function readImages(
  files: ChapterFiles,
  source: CourseSource,
  findings: Findings,
  pause: () => Promise<void>,
): Promise<ChapterImages> {
  const byName = new Map<string, CheckedImage>()
  const broken = new Set<string>()
  let bytes = 0
  for (const file of files.images) {
    const name = file.path.slice(files.folder.length + 1)
    const image = await readImage(file.path, file.bytes, source, findings)
    if (image) byName.set(name, image)
    else broken.add(name)
    bytes += file.bytes
    await pause()
  }
  if (bytes > limits.chapterImageBytes)
    findings
      .forFile(`${files.folder}/images`)
      .add(
        'too-large',
        fileStart,
        `The images of this chapter have ${inMegabytes(bytes)}; they may have 40 MB in all. Make them smaller.`,
      )
  return {
    byName,
    broken,
    reportUnused(used) {
      for (const [name, image] of byName)
        if (!used.has(name))
          findings
            .forFile(image.path)
            .add(
              'image-unused',
              fileStart,
              'No text shows this image: link it with ![what it shows](images/name.png), or take it out.',
            )
    },
  }
}

/** Images that differ: the same picture under two names is kept once. */
export function distinctImages(images: readonly CheckedImage[]): CheckedImage[] {
  return [...new Map(images.map((image) => [image.hash, image])).values()]
}

async function readImage(
  path: string,
  size: number,
  source: CourseSource,
  findings: Findings,
): Promise<CheckedImage | null> {
  const log = findings.forFile(path)
  if (!endings.test(path)) {
    const why = /\.svgz?$/i.test(path)
      ? 'An SVG can hold programs and is not allowed'
      : 'This is not an image that a course may have'
    log.add('image-type', fileStart, `${why}: save it as png, jpg, webp or gif.`)
    return null
  }
  if (size > limits.imageBytes) {
    log.add(
      'file-too-large',
      fileStart,
      `This image has ${inMegabytes(size)}; an image may have 10 MB. Make it smaller.`,
    )
    return null
  }
  try {
    const bytes = await source.read(path)
    const header = readImageHeader(bytes)
    if (!header) {
      log.add(
        'image-broken',
        fileStart,
        'This file is not a whole png, jpg, webp or gif, whatever its name says: save the image again.',
      )
      return null
    }
    const { width, height } = header
    if (
      width < 1 ||
      height < 1 ||
      width > limits.imageSide ||
      height > limits.imageSide ||
      width * height > limits.imagePixels
    ) {
      log.add(
        'image-broken',
        fileStart,
        `This image says it is ${width} × ${height} pixels; it may have 10,000 on a side and 50 million in all.`,
      )
      return null
    }
    return { path, hash: digest(bytes), bytes: bytes.length, ...header }
  } catch (error) {
    if (!(error instanceof CourseRefused)) throw error
    log.add('file-unreadable', fileStart, error.message)
    return null
  }
}
