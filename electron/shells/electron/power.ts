import type { App } from '../../app.ts'
import type { Host } from './host.ts'

/** Tells the exam clock when the machine sleeps and wakes, and ends in order when it is switched off. */
export function followPower({ app, powerMonitor }: Host, lectern: App): void {
  powerMonitor.on('suspend', lectern.suspended)
  powerMonitor.on('resume', lectern.resumed)
  powerMonitor.on('shutdown', () => app.quit())
}
