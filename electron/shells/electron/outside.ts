import { text } from './text.ts'
import type { Host } from './host.ts'

/** The one way out: the address is shown, and the system's browser opens it only after a click. */
export async function openOutside({ dialog, shell }: Host, address: string): Promise<void> {
  const url = URL.parse(address)
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: text.outside.question,
    detail: url.href,
    buttons: [text.outside.open, text.outside.cancel],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) await shell.openExternal(url.href)
}
