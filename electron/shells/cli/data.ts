import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataFolder } from '../../data-folder.ts'
import { backUp, check, exportTo, importFrom, rebuild } from './data-work.ts'

const usage = `Usage: npm run data -- <command>

  check                     compare what is rolled up with the logs it comes from
  rebuild                   compute what is rolled up anew
  export FILE.jsonl         write all data of a learner, to be imported on another laptop
  export FILE.csv           write the answers for a spreadsheet
  import FILE.jsonl         merge what was exported on another laptop; twice changes nothing
  backup                    back the progress up, beside those that Lectern makes

  --profile NAME   whose data, where several learners share the folder (default: who has it open last)
  --data DIR       where progress is kept (default: ${defaultDataFolder()})
  --help           print this

Exits with 1 when a check finds a difference or a command fails, and with 2 on wrong usage.
`

const exitUsage = 2

process.exitCode = await run(process.argv.slice(2))

async function run(words: string[]): Promise<number> {
  let read: ReturnType<typeof readWords>
  try {
    read = readWords(words)
  } catch (error) {
    return refuseUsage(error instanceof Error ? error.message : String(error))
  }
  const { command, names, values } = read
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const place = { dataDir: pathOf(values.data), profile: values.profile ?? null }
  const [first = ''] = names
  switch (command) {
    case 'check':
    case 'rebuild':
    case 'backup':
      if (names.length > 0) return refuseUsage(`“${command}” takes no name.`)
      return await { check, rebuild, backup: backUp }[command](place)
    case 'export':
      if (names.length !== 1 || !/\.(jsonl|csv)$/.test(first))
        return refuseUsage('Name one file to write, which ends in .jsonl or .csv.')
      return await exportTo(place, pathOf(first))
    case 'import':
      return names.length === 1
        ? await importFrom(place, pathOf(first))
        : refuseUsage('Name one file to import.')
    default:
      return refuseUsage(command === undefined ? 'Name a command.' : `There is no command “${command}”.`)
  }
}

function readWords(words: string[]) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      profile: { type: 'string' },
      data: { type: 'string', default: defaultDataFolder() },
      help: { type: 'boolean', default: false },
    },
  })
  const [command, ...names] = positionals
  return { command, names, values }
}

function refuseUsage(message: string): number {
  process.stderr.write(`${message}\n\n${usage}`)
  return exitUsage
}

/** npm starts a script in the project's folder and says in INIT_CWD where the person stood. */
function pathOf(name: string): string {
  const from = process.env.npm_lifecycle_event === 'data' ? process.env.INIT_CWD : undefined
  return resolve(from ?? process.cwd(), name)
}
