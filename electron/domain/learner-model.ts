/**
 * What services may ask of the model of one learner. Everything is pure: times, days and random numbers come in
 * as arguments, and all of it is derived from the answer log, so it can be computed again at any time.
 *
 * - First answers are added up as `Tally`s: by chapter, difficulty and source; later answers to a question, recall
 *   that the learner marks himself, and answers of hidden sittings are left out.
 * - `shareWeights` and `rankTopics` make the weak-topic report, `forecastExam` the readiness.
 * - A review card's `ReviewMemory` comes from `remember`, one counted review a day; what is due follows from it and
 *   from the settings at the time of asking (`dueCards`, `dueOn`, `forecastReviews`).
 * - `planStudy` makes the plan anew from what is left; `nextStep` picks the report's one sentence.
 * - `learnAnswer` replays a log, predict then update; `oddQuestions` judges what it predicted, for authors.
 */
export { addDays, dayAt, daysBetween, weekday, type Day } from './time/calendar-day.ts'
export {
  calibrate,
  outcomesWanted,
  type Calibration,
  type EndedExam,
  type ForecastOutcome,
  type KeptForecast,
} from './report/forecast-calibration.ts'
export {
  learnAnswer,
  newKnowledge,
  predictAnswer,
  type Attempt,
  type Knowledge,
} from './knowledge/estimate.ts'
export { type Mastery } from './knowledge/mastery.ts'
export { nextStep, type NextStep, type NextStepFacts } from './report/next-step.ts'
export { oddQuestions, type JudgedAttempt, type OddQuestion } from './knowledge/odd-questions.ts'
export {
  answersWanted,
  forecastExam,
  type DomainEffect,
  type Missing,
  type Readiness,
  type ReadinessDomain,
} from './report/readiness.ts'
export {
  defaultRetention,
  dueOn,
  markOfAnswer,
  recallLog,
  remember,
  retrievability,
  type ReviewMark,
  type ReviewMemory,
  type ReviewSettings,
} from './review/memory.ts'
export {
  chooseSiblings,
  dueCards,
  forecastReviews,
  isDue,
  newCardsADay,
  preferSibling,
  type ReviewCard,
  type ReviewDay,
  type Sibling,
} from './review/queue.ts'
export { shareWeights } from './report/share-weights.ts'
export {
  planStudy,
  type Plan,
  type PlanDay,
  type PlanItem,
  type PlanSettings,
  type PlanWork,
} from './plan/plan.ts'
export { addTallies, countAnswers, type Tally } from './knowledge/tally.ts'
export {
  enoughAnswers,
  rankTopics,
  totalLoss,
  type RankedTopic,
  type Topic,
  type Trend,
} from './report/weak-topics.ts'
