/** Run by a test in a process of its own: opens and checks archives, and says what came of it. */
import { existsSync, readFileSync } from 'node:fs'
import { checkCourse, CourseRefused, openFile } from '../../../../electron/course/index.ts'

async function outcomeOf(file: string): Promise<string> {
  try {
    const { source } = await openFile(file, { name: file })
    const { findings, plan } = await checkCourse(source, { today: new Date('2026-11-24') })
    await source.close()
    return plan ? 'accepted' : `checked: ${findings.find(({ severity }) => severity === 'error')?.code}`
  } catch (error) {
    if (error instanceof CourseRefused) return `refused: ${error.findings[0]?.code}`
    return `failed: ${String(error)}`
  }
}

const outcomes: string[] = []
for (const file of process.argv.slice(2)) outcomes.push(await outcomeOf(file))
console.log(JSON.stringify({ outcomes, peakMegabytes: peakKilobytes() / 1024 }))

/** Linux hands a process the peak of the one that started it; what is its own stands in its status. */
function peakKilobytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const own = /^VmHWM:\s+(\d+) kB$/m.exec(status)
  return own ? Number(own[1]) : process.resourceUsage().maxRSS
}
