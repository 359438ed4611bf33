import { hash, randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { privateFile, privateFolder } from '../../files/durable.ts'

/** How long a way in stays open if nobody takes it, in milliseconds. */
const invitationLife = 10 * 60_000

/** A way in that works once: an address for the terminal, and a file for the browser's command line. */
export type Invitation = {
  /** The secret is in the fragment, which no browser sends anywhere. */
  address: string
  /** A page that leads to the address; null if it couldn't be written. */
  file: string | null
}

export type Door = ReturnType<typeof createDoor>

type DoorOptions = {
  origin: string
  /** A folder for the pages that lead in. It's emptied here, and removed when the door closes. */
  folder: string
  /** Milliseconds since the machine started. */
  uptime: () => number
  log: (line: string) => void
}

/**
 * Who may see the learner's data over loopback, which every account and every browser on the machine can reach.
 *
 * An invitation is exchanged once for a window's secret; the page keeps that in `sessionStorage` and sends it as a
 * header. So nothing that stays behind lets anybody in: not the browser's arguments, which `ps` shows to everyone (they
 * name the file, and only its owner can read it), not the history, and no cookie, which browsers send to every port.
 * Only fingerprints of secrets are kept, so looking one up takes no longer the closer a guess comes.
 */
export function createDoor({ origin, folder, uptime, log }: DoorOptions) {
  const invitations = new Map<string, { until: number; file: string | null }>()
  const windows = new Set<string>()
  const key = newSecret()
  // A run that was killed leaves its pages behind.
  remove(folder)

  function remove(path: string): void {
    try {
      rmSync(path, { recursive: true, force: true })
    } catch (error) {
      log(`${path} couldn't be removed: ${String(error)}`)
    }
  }

  function writePage(address: string): string | null {
    const file = join(folder, `${newSecret()}.html`)
    try {
      mkdirSync(folder, { recursive: true, mode: privateFolder })
      writeFileSync(file, pageTo(address), { mode: privateFile, flag: 'wx' })
      return file
    } catch (error) {
      log(`The browser can't be sent to Lectern by itself: ${String(error)}`)
      return null
    }
  }

  return {
    /** What a second start needs to ask for an invitation. */
    key,
    isKey: (given: string) => fingerprint(given) === fingerprint(key),

    invite(): Invitation {
      const token = newSecret()
      const address = `${origin}/#enter=${token}`
      const file = writePage(address)
      invitations.set(fingerprint(token), { until: uptime() + invitationLife, file })
      return { address, file }
    },

    /** The secret of a new window; null if the token isn't one, was used before or is too old. */
    enter(token: string): string | null {
      const invitation = invitations.get(fingerprint(token))
      if (!invitation) return null
      invitations.delete(fingerprint(token))
      if (invitation.file) remove(invitation.file)
      if (uptime() > invitation.until) return null
      const secret = newSecret()
      windows.add(fingerprint(secret))
      return secret
    },

    isWindow: (secret: string) => windows.has(fingerprint(secret)),

    close: () => remove(folder),
  }
}

function newSecret(): string {
  return randomBytes(24).toString('base64url')
}

function fingerprint(secret: string): string {
  return hash('sha256', secret, 'base64url')
}

function pageTo(address: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url=${address}">
<title>Lectern</title>
<p>Opening Lectern. If nothing happens, <a href="${address}">open it here</a>.</p>
`
}
