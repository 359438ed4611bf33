import type { Host } from './host.ts'

/** Ends in order when the machine is switched off. */
export function followPower({ app, powerMonitor }: Host): void {
  powerMonitor.on('shutdown', () => app.quit())
}
