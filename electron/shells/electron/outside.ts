import { readOutsideAddress } from '../../contract/outside-address.ts'
import { text } from './text.ts'
import type { Host } from './host.ts'

/** The one way out: the site and the address are shown, and the system's browser opens it only after a click. */
export async function openOutside({ dialog, shell }: Host, address: string): Promise<void> {
  const outside = readOutsideAddress(address)
  if (!outside) return
  const words = text.outside
  if (outside.kind === 'disguised') {
    const { title, sentence } = words.disguised(outside.host)
    await dialog.showMessageBox({ type: 'warning', message: title, detail: sentence, buttons: [words.close] })
    return
  }
  const { response } = await dialog.showMessageBox({
    type: 'question',
    // The line that every system sets apart: bold on a Mac, large on Windows and GTK.
    message: words.question(outside.host),
    detail: outside.isCoded ? `${outside.shown}\n\n${words.coded}` : outside.shown,
    buttons: [words.open, words.cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) await shell.openExternal(outside.href)
}
