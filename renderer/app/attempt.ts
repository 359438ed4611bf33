import { refusalOf } from '../api.ts'
import { text } from '../text/en.ts'
import { showToast } from '../ui/toast.ts'

/** What a call answers, or null after saying why it failed. */
export async function attempt<Result>(call: Promise<Result>): Promise<Result | null> {
  try {
    return await call
  } catch (error) {
    showToast({ sentence: text.errors.sentence(refusalOf(error)) })
    return null
  }
}
