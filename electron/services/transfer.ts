import { os } from './context.ts'
import { notHere } from './refusals.ts'

export const transfer = os.transfer.router({
  import: os.transfer.import.handler(() => {
    throw notHere('transfer')
  }),
})
