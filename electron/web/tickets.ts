import { randomUUID } from 'node:crypto'

/** Milliseconds from the call to the navigation that it's for. */
const ticketLife = 60_000

/** What a ticket is good for. */
export type Issued = { address: string; learnerId: string }

export type Tickets = ReturnType<typeof createTickets>

/** @param uptime milliseconds, on a clock that no setting changes */
export function createTickets(uptime: () => number) {
  const issued = new Map<string, Issued & { until: number }>()
  return {
    issue(download: Issued): string {
      for (const [ticket, { until }] of issued) if (uptime() > until) issued.delete(ticket)
      const ticket = randomUUID()
      issued.set(ticket, { ...download, until: uptime() + ticketLife })
      return ticket
    },

    /** Null if it isn't a ticket, was used before or is too old. */
    redeem(ticket: string): Issued | null {
      const found = issued.get(ticket)
      issued.delete(ticket)
      return found && uptime() <= found.until ? found : null
    },
  }
}
