import { gunzipSync } from 'node:zlib'
import type { CoursePlan } from './check.ts'
import { digest } from './digest.ts'
import { refuse } from './findings.ts'
import { createPace } from './pace.ts'
import { searchEntries } from './search-text.ts'
import { teachingPlaces } from './teaching-places.ts'
import { indexTerms, markTerms } from './terms.ts'
import type { CheckedImage, CompiledChapter, CompiledImage, DraftChapter, Progress } from './types.ts'

/**
 * Compiles the chapters of a checked course, in its order, one at a time. The source that was checked
 * has to be open still: images are read from it. Throws `CourseRefused` when an image has changed
 * since the check.
 */
export async function* compileCourse(
  plan: CoursePlan,
  options: { onProgress?: (progress: Progress) => void } = {},
): AsyncGenerator<CompiledChapter> {
  const pause = createPace()
  const index = indexTerms(plan.terms)
  const total = plan.chapterCount
  for (const [place, packed] of plan.drafts.entries()) {
    await pause()
    const draft = JSON.parse(gunzipSync(packed).toString('utf8')) as DraftChapter
    const { images: checked, isBank, ...rest } = draft
    const body = { ...draft.body, ...markTerms(draft.body, draft.id, index) }
    const images = await Promise.all(checked.map((image) => readImage(plan, image)))
    const content = { ...rest, body }
    yield {
      ...content,
      number: place + 1,
      hash: digest(JSON.stringify([content, checked.map((image) => image.hash)])),
      images,
      search: searchEntries(body, draft.questions, draft.cases),
      teaching: teachingPlaces(body, draft.questions),
      isBank,
    }
    options.onProgress?.({ phase: 'compile', done: place + 1, total })
  }
}

async function readImage(plan: CoursePlan, image: CheckedImage): Promise<CompiledImage> {
  const bytes = await plan.source.read(image.path)
  if (digest(bytes) !== image.hash)
    throw refuse(
      'file-unreadable',
      image.path,
      'This image was changed while the course was compiled: try again.',
    )
  return { hash: image.hash, type: image.type, bytes }
}
