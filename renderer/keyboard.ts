import { onBeforeUnmount, shallowReactive } from 'vue'

/**
 * `keys`: one key ("?"), a chord ("Mod+K", where Mod is Ctrl or ⌘) or two keys in turn ("g l").
 * `label` is the line of the help sheet.
 */
export type Shortcut = { keys: string; label: string; run: () => void }
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

/** Runs the shortcut that a key press means, if any; typing in a field means only chords. */
export function pressKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const key = nameOf(event)
  const isTyping = event.target instanceof Element && event.target.closest(fields) !== null
  const isInDialog = document.querySelector('[role="dialog"][data-state="open"]') !== null
  const sequence = pending ? `${pending} ${key}` : key
  pending = ''
  if ((isTyping && !key.startsWith('Mod+')) || (isInDialog && !key.startsWith('Mod+'))) return
  const known = [...shortcutGroups].reverse().flatMap(({ shortcuts }) => shortcuts)
  const shortcut = known.find(({ keys }) => keys === sequence) ?? known.find(({ keys }) => keys === key)
  if (shortcut) {
    event.preventDefault()
    shortcut.run()
  } else if (known.some(({ keys }) => keys.startsWith(`${key} `))) pending = key
}

const fields =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]'

function nameOf(event: KeyboardEvent): string {
  const modifier = event.ctrlKey || event.metaKey ? 'Mod+' : event.altKey ? 'Alt+' : ''
  const key = event.key.length === 1 ? (modifier ? event.key.toUpperCase() : event.key) : event.key
  return modifier + key
}
