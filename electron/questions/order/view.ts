import type { Answering } from '../answering.ts'
import type { Order } from './schema.ts'

export const answering: Answering<Order['response']> = {
  empty: () => ({ type: 'order', steps: [] }),
  countGiven: ({ steps }) => steps.length,
  isBlank: ({ steps }) => steps.length === 0,
}
