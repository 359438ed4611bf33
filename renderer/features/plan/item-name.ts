import { plan as planText } from '../../text/plan.ts'
import type { PlanItem } from '../../../electron/contract/plan.ts'

const words = planText.item

/** "Read 12 · Licences", "Finish 12 · Licences", "Review 20 cards". */
export function nameOf(item: PlanItem): string {
  switch (item.kind) {
    case 'review':
      return words.review(item.cards)
    case 'chapter': {
      const { begins, finishes, chapter } = item
      const part = begins ? (finishes ? 'whole' : 'first') : finishes ? 'last' : 'middle'
      return words.chapter[part](chapter.number, chapter.title)
    }
    case 'practice':
      return words.practice(item.objective)
    case 'exam':
      return words.exam(item.preset)
  }
}
