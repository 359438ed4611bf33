import { os } from './context.ts'
import { notHere } from './refusals.ts'

export const plan = os.plan.router({
  get: os.plan.get.handler(() => {
    throw notHere('plan')
  }),
  set: os.plan.set.handler(() => {
    throw notHere('plan')
  }),
})
