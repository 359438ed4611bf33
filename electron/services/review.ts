import { os } from './context.ts'
import { notHere } from './refusals.ts'

export const review = os.review.router({
  overview: os.review.overview.handler(() => {
    throw notHere('review')
  }),
  set: os.review.set.handler(() => {
    throw notHere('review')
  }),
  begin: os.review.begin.handler(() => {
    throw notHere('review')
  }),
  session: os.review.session.handler(() => {
    throw notHere('review')
  }),
  reveal: os.review.reveal.handler(() => {
    throw notHere('review')
  }),
  answer: os.review.answer.handler(() => {
    throw notHere('review')
  }),
  mark: os.review.mark.handler(() => {
    throw notHere('review')
  }),
  finish: os.review.finish.handler(() => {
    throw notHere('review')
  }),
})
