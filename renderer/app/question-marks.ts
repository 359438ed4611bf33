import { computed } from 'vue'
import { api } from '../api.ts'
import { attempt } from './attempt.ts'
import { router } from './router.ts'
import { text } from '../text/en.ts'
import { announce } from '../ui/announce.ts'
import { showToast } from '../ui/toast.ts'
import type { UnwrapNestedRefs } from 'vue'
import type { QuestionMark, QuestionReport } from '../../electron/contract/marks.ts'

type Session = { courseId: string; marks: QuestionMark[] }

/**
 * The learner's flag, note and report on the question that is shown, for a session of any kind.
 * @param shown null while no question is
 * @param put keeps the marks of the session after one has changed
 */
export function useQuestionMarks(
  shown: () => { session: Session; questionId: string } | null,
  put: (marks: QuestionMark[]) => void,
) {
  const mark = computed((): QuestionMark => {
    const { session, questionId = '' } = shown() ?? {}
    const found = session?.marks.find((one) => one.questionId === questionId)
    return found ?? { questionId, flagged: false, note: '' }
  })

  /** Names the note that is begun on the question. */
  const noteOn = computed(() => `${shown()?.session.courseId}/${shown()?.questionId}`)

  async function toggleFlag(): Promise<void> {
    const of = shown()
    if (!of) return
    const { courseId } = of.session
    const flagged = !mark.value.flagged
    if (await keep(api.marks.flag({ courseId, questionId: of.questionId, flagged })))
      announce(text.questions.tools.flagSaid[`${flagged}`])
  }

  async function writeNote(words: string): Promise<boolean> {
    const of = shown()
    if (!of) return false
    const { courseId } = of.session
    const stored = await keep(api.marks.note({ courseId, questionId: of.questionId, text: words }))
    if (stored) announce(text.questions.tools[stored.note ? 'noteStored' : 'noteRemoved'])
    return stored !== null
  }

  async function report(reason: QuestionReport['reason'], words: string): Promise<boolean> {
    const of = shown()
    if (!of) return false
    const { courseId } = of.session
    const call = api.marks.report({ courseId, questionId: of.questionId, reason, text: words })
    if ((await attempt(call)) === null) return false
    const { kept, see } = text.questions.report
    const toReports = () => void router.push({ name: 'marked', params: { courseId } })
    showToast({ sentence: kept, action: { label: see, run: toReports } })
    return true
  }

  async function keep(call: Promise<QuestionMark>): Promise<QuestionMark | null> {
    const stored = await attempt(call)
    const of = shown()
    if (stored && of) {
      const others = of.session.marks.filter(({ questionId }) => questionId !== stored.questionId)
      put([...others, stored])
    }
    return stored
  }

  return { mark, noteOn, toggleFlag, writeNote, report }
}

/** The same as the parts of a page see it. */
export type QuestionMarks = UnwrapNestedRefs<ReturnType<typeof useQuestionMarks>>
