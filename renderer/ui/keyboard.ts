import { onBeforeUnmount, shallowReactive } from 'vue'

/**
 * `keys`: one key ("?"), a chord ("Mod+K", where Mod is Ctrl or ⌘) or two keys in turn ("g l"); several
 * for a shortcut that takes one of them, which `shown` then sums up ("1 – 9"). `label` is the line of
 * the help sheet. `run` is told which keys were pressed.
 */
export type Shortcut = {
  keys: string | readonly string[]
  shown?: string
  label: string
  run: (pressed: string) => void
}
export type ShortcutGroup = { scope: string; shortcuts: Shortcut[] }

/** What can be pressed on the page that is shown; the help sheet lists it. */
export const shortcutGroups = shallowReactive<ShortcutGroup[]>([])

/** Registers keys while the calling component is mounted. The group added last is asked first. */
export function useShortcuts(scope: string, shortcuts: Shortcut[]): void {
  const group = { scope, shortcuts }
  shortcutGroups.push(group)
  onBeforeUnmount(() => {
    shortcutGroups.splice(shortcutGroups.indexOf(group), 1)
  })
}

let pending = ''

/**
 * Runs the shortcut that a key press means, if any. Typing in a field means only chords, and Enter, which
 * a line of text has no use for. Enter, Space and the arrows keep the meaning that what is focused gives them.
 */
export function pressKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const key = nameOf(event)
  const target = event.target instanceof Element ? event.target : null
  const sequence = pending ? `${pending} ${key}` : key
  pending = ''
  const isEnter = key === 'Enter'
  if ((isEnter || key === ' ') && target?.closest('button, a[href], summary, textarea, select')) return
  if (key === ' ' && target?.closest('input')) return
  if (key.startsWith('Arrow') && takesArrow(target, key)) return
  const isTyping = !isEnter && target?.closest(fields)
  const isInDialog = document.querySelector('[role="dialog"][data-state="open"]') !== null
  if ((isTyping || isInDialog) && !key.startsWith('Mod+')) return
  const known = [...shortcutGroups].reverse().flatMap(({ shortcuts }) => shortcuts)
  const find = (pressed: string) => known.find(({ keys }) => [keys].flat().includes(pressed))
  const pressed = find(sequence) ? sequence : key
  const shortcut = find(pressed)
  if (shortcut) {
    event.preventDefault()
    shortcut.run(pressed)
  } else if (known.some(({ keys }) => [keys].flat().some((name) => name.startsWith(`${key} `)))) pending = key
}

/**
 * Arrows go from one radio button to the next. A list of choices that stand below each other leaves those
 * to the side for the page, so that going on after a choice does not change it.
 */
function takesArrow(target: Element | null, key: string): boolean {
  const isSideways = key === 'ArrowLeft' || key === 'ArrowRight'
  return target?.closest('[type=radio]') != null && !(isSideways && target.closest('[data-arrows=vertical]'))
}

const fields =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]'

function nameOf(event: KeyboardEvent): string {
  const modifier = event.ctrlKey || event.metaKey ? 'Mod+' : event.altKey ? 'Alt+' : ''
  const isLetter = event.key.length === 1
  return modifier + (isLetter ? (modifier ? event.key.toUpperCase() : event.key.toLowerCase()) : event.key)
}
