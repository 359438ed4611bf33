import { text } from '../../text/en.ts'
import type { PracticeBuilder, PracticeChoice, PracticeSummary } from '../../../electron/contract/practice.ts'

const words = text.practice.build

/** "Domains: 1 Describe cloud concepts", "3 chapters". One part is named, several are counted. */
export function describeScope(scope: PracticeChoice['scope'], builder: PracticeBuilder): string {
  if (scope.kind === 'all' || scope.kind === 'opened') return words.scopes[scope.kind]
  const [only, ...others] = scope.ids
  if (only === undefined || others.length > 0) return words.scopeOf[scope.kind](scope.ids.length)
  if (scope.kind === 'chapters') {
    const chapter = builder.chapters.find(({ id }) => id === only)
    return chapter ? text.practice.marks.chapter(chapter.number, chapter.title) : words.scopeOf.chapters(1)
  }
  const parts = builder.domains.flatMap((domain) => [domain, ...domain.objectives])
  const part = parts.find(({ id }) => id === only)
  return part ? `${part.id} ${part.title}` : words.scopeOf[scope.kind](1)
}

export function describeWhich(which: PracticeChoice['which']): string {
  return which.kind === 'rested' ? words.rested(which.sessions) : words.which[which.kind]
}

/** "Choose one, easy or medium" up to two of each, counted beyond. */
export function describeKind({ types, difficulties }: PracticeChoice): string {
  const typeNames =
    types.length === 0
      ? words.allTypes
      : types.length <= 2
        ? types.map((type) => text.questions.types[type]).join(' · ')
        : words.typesOf(types.length)
  const difficultyNames =
    difficulties.length === 0
      ? words.allDifficulties.toLowerCase()
      : difficulties.map((one) => text.questions.difficulties[one].toLowerCase()).join(' or ')
  return `${typeNames}, ${difficultyNames}`
}

export function describeSession({ count, minutes, feedback }: PracticeChoice): string {
  const time = minutes === null ? words.untimed.toLowerCase() : text.common.minutes(minutes)
  return `${words.upTo(count)}, ${time}, ${words.feedbackShort[feedback]}`
}

/** Points (if they may be shown) and time, then what is worth knowing of how they came about. */
export function summarySentence(
  { total, missed, guessed, milliseconds }: PracticeSummary,
  showsScores = true,
): string {
  const words = text.practice.summary
  if (total.unanswered === total.questions) return words.nothing
  const time = text.practice.duration(milliseconds)
  const sentences = [showsScores ? words.points(total.points, total.of, time) : words.time(time)]
  if (!showsScores) return sentences.concat(guessed > 0 ? words.guessed(guessed) : []).join(' ')
  if (missed.length > 0) sentences.push(words.missed(missed.length))
  else if (total.unanswered === 0) sentences.push(words.all)
  if (guessed > 0) sentences.push(words.guessed(guessed))
  return sentences.join(' ')
}
