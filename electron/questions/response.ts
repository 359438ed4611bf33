import * as z from 'zod/mini'
import { kindOf } from './index.ts'
import { questionTypes } from './types.ts'

const [first, ...others] = questionTypes

/** A response as it arrives at the door. */
export const response = z.discriminatedUnion('type', [
  kindOf(first).responseSchema(),
  ...others.map((type) => kindOf(type).responseSchema()),
])
