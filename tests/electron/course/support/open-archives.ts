/** Run by a test in a process of its own: opens and checks archives, and says what came of it. */
import { checkCourse, CourseRefused, openArchive } from '../../../../electron/course/index.ts'

async function outcomeOf(file: string): Promise<string> {
  try {
    const source = await openArchive(file)
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
console.log(JSON.stringify({ outcomes, peakMegabytes: process.resourceUsage().maxRSS / 1024 }))
