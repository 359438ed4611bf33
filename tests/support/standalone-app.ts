import { createApp } from '../../electron/app.ts'
import { fetches } from './fetches.ts'
import type { TestApp, TestClock } from './app.ts'

/** As `testApp`, for scripts that aren't tests; whoever opens it closes it. */
export async function standaloneApp(dataDir: string, contentDir: string): Promise<TestApp> {
  const clock: TestClock = { now: Date.UTC(2026, 10, 24, 12), uptime: 3_600_000 }
  const log: string[] = []
  const app = await createApp({
    ...{ dataDir, contentDirs: [contentDir], rendererDir: null, version: '0.0.0-test', shell: 'cli' },
    now: () => clock.now,
    uptime: () => clock.uptime,
    random: () => 0.5,
    log: (line) => log.push(line),
  })
  await app.whenPrepared()
  return { ...app, ...fetches(app), clock, dataDir, contentDir, log }
}
