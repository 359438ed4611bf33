import { nameWindow } from './window-name.ts'

/** This window's name for the exam: see `ofWindow` in the contract. */
export const windowId = nameWindow({
  storage: sessionStorage,
  addEventListener: (event, listener) => window.addEventListener(event, listener),
  isOnlyWindow: location.protocol === 'app:',
  makeName: () => crypto.randomUUID(),
})
