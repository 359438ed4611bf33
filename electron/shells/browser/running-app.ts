import * as z from 'zod/mini'
import type { Holder } from '../../app.ts'
import type { Invitation } from './door.ts'

const invitation = z.object({ address: z.string(), file: z.nullable(z.string()) })

/** Asks the app that has the data open for a new way in; null if it isn't one of this shell, or doesn't answer. */
export async function invitationOf(holder: Holder | null): Promise<Invitation | null> {
  if (!holder?.url || !holder.key) return null
  try {
    const answer = await fetch(new URL('/invite', holder.url), {
      method: 'POST',
      headers: { 'x-lectern-key': holder.key },
      signal: AbortSignal.timeout(2000),
    })
    return answer.ok ? invitation.parse(await answer.json()) : null
  } catch {
    return null
  }
}
