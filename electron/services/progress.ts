import { os } from './context.ts'
import { notHere } from './refusals.ts'

export const progress = os.progress.router({
  overview: os.progress.overview.handler(() => {
    throw notHere('progress')
  }),
  read: os.progress.read.handler(() => {
    throw notHere('progress')
  }),
})
